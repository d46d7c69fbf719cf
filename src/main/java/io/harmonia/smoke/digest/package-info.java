/** SHA-256 values and the digests of files. */
@NullMarked
package io.harmonia.smoke.digest;

import org.jspecify.annotations.NullMarked;
