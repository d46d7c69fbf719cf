/**
 * Git LFS pointers: what stands where a file should be. Uses {@code digest}. Begin with {@link
 * io.harmonia.smoke.pointer.LfsPointer}.
 */
@NullMarked
package io.harmonia.smoke.pointer;

import org.jspecify.annotations.NullMarked;
