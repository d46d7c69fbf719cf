/** What a team states beside its manifests: requirements and waivers, as they are written. */
@NullMarked
package io.harmonia.smoke.policy;

import org.jspecify.annotations.NullMarked;
