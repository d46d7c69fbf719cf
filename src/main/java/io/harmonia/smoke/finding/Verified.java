package io.harmonia.smoke.finding;

import io.harmonia.smoke.path.RelativePath;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which artifacts a check verified, and by what.
 *
 * @param byContent by their content, which was read
 * @param byPointer by a Git LFS pointer that states the right content
 * @param earlier by their content, which an earlier run read and which did not change since
 * @param since when the oldest was read of what the check rests on and this run did not read
 */
public record Verified(
    Set<RelativePath> byContent,
    Set<RelativePath> byPointer,
    Set<RelativePath> earlier,
    Optional<Instant> since) {}
