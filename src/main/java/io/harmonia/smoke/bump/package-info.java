/**
 * The checks against a baseline: a changed entry needs a higher version, and nothing that was
 * recorded is dropped. What changed comes from {@code history}; here it is judged. Begin with
 * {@link io.harmonia.smoke.bump.BumpCheck}, and with {@link io.harmonia.smoke.bump.VersionChecks},
 * which reads the baseline.
 */
@NullMarked
package io.harmonia.smoke.bump;

import org.jspecify.annotations.NullMarked;
