/**
 * OpenSSF Model Signing: the digests that a signature's payload states. No signature is verified.
 * Begin with {@code ModelSigningSource}.
 */
@NullMarked
package io.harmonia.smoke.modelsigning;

import org.jspecify.annotations.NullMarked;
