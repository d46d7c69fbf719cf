/**
 * Text that is safe to print, places in files, and what two texts differ in. Uses nothing of the
 * others, and each of them may use it. Begin with {@link io.harmonia.smoke.text.Printable}:
 * whatever a manifest or file name holds passes through it before anybody sees it.
 */
@NullMarked
package io.harmonia.smoke.text;

import org.jspecify.annotations.NullMarked;
