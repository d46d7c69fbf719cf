/** The checks of checksum files and of each line of them. */
@NullMarked
package io.harmonia.smoke.records;

import org.jspecify.annotations.NullMarked;
