/**
 * Checksum files, as {@code sha256sum} writes and reads them: their lines, and where the names in
 * them start from. May use {@code workspace}. Begin with {@link
 * io.harmonia.smoke.checksum.ChecksumFile}.
 */
@NullMarked
package io.harmonia.smoke.checksum;

import org.jspecify.annotations.NullMarked;
