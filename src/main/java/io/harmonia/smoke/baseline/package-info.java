/**
 * The earlier state that versions are compared with: a commit, a folder, or none. Uses {@code git},
 * {@code workspace} and {@code manifest}. Begin with {@link
 * io.harmonia.smoke.baseline.BaselineFinder}, which finds one, and {@link
 * io.harmonia.smoke.baseline.Baseline}, which reads it.
 */
@NullMarked
package io.harmonia.smoke.baseline;

import org.jspecify.annotations.NullMarked;
