/**
 * What a team states beside its manifests, as it is written: waivers and requirements. May use
 * {@code json}, {@code schema}, {@code manifest} and {@code workspace}. Begin with {@link
 * io.harmonia.smoke.policy.WaiverReader}.
 */
@NullMarked
package io.harmonia.smoke.policy;

import org.jspecify.annotations.NullMarked;
