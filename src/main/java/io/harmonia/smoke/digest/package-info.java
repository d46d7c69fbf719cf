/**
 * Digests of several algorithms, and those of files, which are read once for all that is wanted of
 * them. Knows the bounds of a run alone. Begin with {@code DigestCache}.
 */
@NullMarked
package io.harmonia.smoke.digest;

import org.jspecify.annotations.NullMarked;
