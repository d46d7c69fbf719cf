/**
 * Checksum files of other names and algorithms than Harmonia's own, and bags (BagIt). Uses {@code
 * checksum} for the grammar of lines and {@code source}. Begin with {@link
 * io.harmonia.smoke.sums.SumsSource}.
 */
@NullMarked
package io.harmonia.smoke.sums;

import org.jspecify.annotations.NullMarked;
