/**
 * Digests as values, and those of files, each of which is hashed once. Uses {@code bounds}. Begin
 * with {@link io.harmonia.smoke.digest.DigestCache}.
 */
@NullMarked
package io.harmonia.smoke.digest;

import org.jspecify.annotations.NullMarked;
