/**
 * Waivers: what they name, which findings they reach, and the plan with them in force; then the
 * shards, which divide that plan. It uses plans and knows none of the rules. Begin with {@link
 * io.harmonia.smoke.waiver.WaivedPlan}.
 */
@NullMarked
package io.harmonia.smoke.waiver;

import org.jspecify.annotations.NullMarked;
