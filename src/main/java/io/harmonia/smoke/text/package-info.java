/** Text that is safe to print, and places in files. Every other package may use it. */
@NullMarked
package io.harmonia.smoke.text;

import org.jspecify.annotations.NullMarked;
