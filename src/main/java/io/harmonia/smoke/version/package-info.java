/**
 * Semantic versions, ranges of them, and how far one is from another. Uses {@code text}. Begin with
 * {@link io.harmonia.smoke.version.Precedence} for versions and {@link
 * io.harmonia.smoke.version.VersionRange} for ranges.
 */
@NullMarked
package io.harmonia.smoke.version;

import org.jspecify.annotations.NullMarked;
