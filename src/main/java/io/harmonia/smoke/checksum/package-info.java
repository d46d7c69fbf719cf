/** Checksum files and their lines. */
@NullMarked
package io.harmonia.smoke.checksum;

import org.jspecify.annotations.NullMarked;
