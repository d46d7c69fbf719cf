/**
 * Checksum files: their lines as GNU {@code sha256sum} reads them, and from which folder their
 * names start. Knows the seam and the workspace, no manifest. Begin with {@code ChecksumFile}.
 */
@NullMarked
package io.harmonia.smoke.checksum;

import org.jspecify.annotations.NullMarked;
