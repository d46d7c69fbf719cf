package io.harmonia.smoke.plan;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.git.Git;
import io.harmonia.smoke.path.RelativePath;
import java.util.Optional;

/**
 * A file that a recorded checksum needs.
 *
 * @param path where it belongs
 * @param sizeBytes its size, if a manifest states it
 * @param sha256 its recorded digest
 * @param isMissing whether nothing lies there, or a Git LFS pointer that does not count, or
 *     something of another size than stated; nothing is hashed
 */
public record NeededFile(
    RelativePath path, Optional<Long> sizeBytes, Sha256 sha256, boolean isMissing) {}
