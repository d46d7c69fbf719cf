package io.harmonia.smoke.bump;

import static java.util.stream.Collectors.joining;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.history.Dropped;
import io.harmonia.smoke.history.Earlier;
import io.harmonia.smoke.history.MatchedBy;
import io.harmonia.smoke.history.VersionStep;
import io.harmonia.smoke.history.WorkspaceDiff;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.text.Likeness;
import io.harmonia.smoke.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An entry whose content changed since the baseline has a higher version, and no digest of it was
 * dropped.
 *
 * @param diff what changed since the baseline
 * @param policy what too small a step comes to
 */
public record BumpCheck(WorkspaceDiff diff, BumpPolicy policy) {

  public Judgement judge(Entry entry) {
    Findings findings = new Findings();
    List<Earlier> earlier = diff.earlier(entry);
    if (earlier.stream().allMatch(then -> then.by() == MatchedBy.PART)) {
      findings.remark(entry.at() + ": is new since " + diff.baseline());
    }
    boolean bumped = false;
    for (Earlier then : earlier) {
      Findings since = new Findings();
      bumped |= compare(since, entry, then);
      findings.addNew(since);
    }
    for (Dropped dropped : diff.dropped(Optional.of(entry))) {
      findings.add(DroppedRecord.finding(dropped));
    }
    return findings.judge(bumped ? Kind.BUMPED : Kind.CONSISTENT);
  }

  /** Compares it with what it was in one state; returns whether it was bumped since. */
  private boolean compare(Findings findings, Entry entry, Earlier then) {
    otherwiseNamed(findings, entry, then);
    if (then.wasMerelyRenamed()) {
      return false;
    }
    silenced(findings, entry, then);
    VersionRule rule = new VersionRule(findings, then, policy);
    VersionStep step = rule.apply(entry);
    for (String size : then.diff().unsized()) {
      findings.remark(
          "%s: %s in %s, is not stated any more, nor a digest"
              .formatted(entry.at(), size, then.since()));
    }
    return step == VersionStep.BUMPED || step == VersionStep.BUMPED_TOO_LITTLE;
  }

  private static void otherwiseNamed(Findings findings, Entry entry, Earlier then) {
    if (then.by() != MatchedBy.NAME) {
      String before = then.entry().label();
      findings.remark(
          entry.at()
              + (then.by() == MatchedBy.PART ? ": is a part of, or holds, " : ": was ")
              + Printable.quoted(before)
              + (then.entry().list() == entry.list() ? "" : " of the " + then.entry().list().key())
              + " in "
              + then.since()
              + (then.wasMerelyRenamed() ? ", with the same content" : "")
              + (then.by() == MatchedBy.LOOKALIKE && !before.equals(entry.label())
                  ? "; it differs only " + Likeness.difference(entry.label(), before)
                  : ""));
    }
  }

  private void silenced(Findings findings, Entry entry, Earlier then) {
    then.diff()
        .silenced()
        .forEach(
            (path, digests) -> {
              if (!diff.isDropped(then.entry(), path)) {
                findings.add(
                    entry.at(),
                    Kind.MANIFEST_INCONSISTENT,
                    (path.isEmpty()
                            ? "the entry's own checksum"
                            : "the checksum of " + Printable.of(path))
                        + " is gone, though it is still part of the entry: expected "
                        + digests.stream().map(Sha256::hex).sorted().collect(joining(", "))
                        + ", as "
                        + then.since()
                        + " has it, or another one",
                    recordAgain(entry, path, digests)
                        + ", or remove what it was recorded for from the entry.");
              }
            });
  }

  private static String recordAgain(Entry entry, String path, Set<Sha256> digests) {
    boolean isFile = !path.isEmpty() || (entry.files().isEmpty() && entry.filesCount().isEmpty());
    if (digests.size() != 1 || !isFile || entry.safePath().isEmpty()) {
      return "Record it again";
    }
    String place = entry.safePath().orElseThrow().text() + (path.isEmpty() ? "" : "/" + path);
    return "Put the line “%s  %s” back into %s"
        .formatted(
            digests.iterator().next().hex(),
            Printable.whole(place),
            ChecksumFile.defaultPathFor(entry.list().key()));
  }
}
