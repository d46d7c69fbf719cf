/** Git LFS pointers: what stands where a file should be. */
@NullMarked
package io.harmonia.smoke.pointer;

import org.jspecify.annotations.NullMarked;
