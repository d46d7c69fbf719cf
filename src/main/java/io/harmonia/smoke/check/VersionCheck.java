package io.harmonia.smoke.check;

import static java.util.stream.Collectors.joining;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.EntryVersion;
import io.harmonia.smoke.manifest.Stated;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.version.Bump;
import io.harmonia.smoke.version.ContentDiff;
import io.harmonia.smoke.version.VersionStep;
import io.harmonia.smoke.version.WorkspaceDiff;
import java.util.Optional;

/**
 * An entry whose content changed since the baseline has a higher version, and no digest of it was
 * dropped.
 *
 * @param diff what changed since the baseline
 * @param policy what too small a step comes to
 */
record VersionCheck(WorkspaceDiff diff, BumpPolicy policy) {

  Judgement judge(Entry entry) {
    Findings findings = new Findings();
    Optional<WorkspaceDiff.Earlier> earlier = diff.earlier(entry);
    if (earlier.isEmpty()) {
      findings.remark(entry.at() + ": is new since " + diff.baseline());
      return findings.judge(Kind.CONSISTENT);
    }
    Entry before = earlier.get().entry();
    if (earlier.get().wasRenamed()) {
      findings.remark(
          entry.at()
              + ": was "
              + Printable.quoted(before.label())
              + " in "
              + diff.baseline()
              + ", with the same content");
      return findings.judge(Kind.CONSISTENT);
    }
    ContentDiff content = earlier.get().diff();
    silenced(findings, entry, content);
    VersionStep step = VersionStep.of(version(before), version(entry), content);
    judge(findings, entry, before, content, step);
    boolean bumped = step == VersionStep.BUMPED || step == VersionStep.BUMPED_TOO_LITTLE;
    return findings.judge(bumped ? Kind.BUMPED : Kind.CONSISTENT);
  }

  private void judge(
      Findings findings, Entry entry, Entry before, ContentDiff content, VersionStep step) {
    switch (step) {
      case UNCHANGED -> {}
      case BUMPED, BY_SNAPSHOT ->
          findings.remark(placeOf(entry) + ": " + shown(before, entry) + ": " + said(content));
      case BUMPED_TOO_LITTLE -> tooLittle(findings, entry, before, content);
      case BUMPED_WITHOUT_CHANGE ->
          findings.remark(
              placeOf(entry)
                  + ": "
                  + shown(before, entry)
                  + ", and nothing that is stated or recorded of its content changed");
      case NOT_BUMPED -> notBumped(findings, entry, before, content);
      case NO_VERSION ->
          findings.add(
              entry.at(),
              Kind.BUMP_REQUIRED,
              "content changed since "
                  + diff.baseline()
                  + " and no version is stated: "
                  + said(content)
                  + "; expected a version, or another snapshot",
              "Add \"version\": \"1.0.0\" to the entry, in its part and in the combined manifest.");
      case LOWERED -> lowered(findings, entry, before, content);
    }
  }

  private void notBumped(Findings findings, Entry entry, Entry before, ContentDiff content) {
    findings.add(
        placeOf(entry),
        Kind.BUMP_REQUIRED,
        "content changed since "
            + diff.baseline()
            + " under the same version: "
            + said(content)
            + "; expected at least "
            + content.asks().inWords()
            + ", actual "
            + versionText(entry),
        "Write " + line(before, content.asks()) + " in its part and in the combined manifest.");
  }

  private void tooLittle(Findings findings, Entry entry, Entry before, ContentDiff content) {
    String message =
        shown(before, entry)
            + ", which is less than "
            + content.asks().inWords()
            + ": "
            + said(content);
    if (policy == BumpPolicy.STRICT) {
      findings.add(
          placeOf(entry),
          Kind.BUMP_REQUIRED,
          message + " (smoke.bump-policy=strict)",
          "Write " + line(before, content.asks()) + " in its part and in the combined manifest.");
    } else {
      findings.remark(placeOf(entry) + ": " + message);
    }
  }

  private void lowered(Findings findings, Entry entry, Entry before, ContentDiff content) {
    findings.add(
        placeOf(entry),
        Kind.VERSION_DOWNGRADE,
        "expected a version not lower than "
            + versionText(before)
            + " (of "
            + diff.baseline()
            + "), actual "
            + versionText(entry),
        "Write " + line(before, content.asks()) + " in its part and in the combined manifest.");
  }

  private void silenced(Findings findings, Entry entry, ContentDiff content) {
    content
        .silenced()
        .forEach(
            (path, digests) ->
                findings.add(
                    entry.at(),
                    Kind.MANIFEST_INCONSISTENT,
                    (path.isEmpty()
                            ? "the entry's own checksum"
                            : "the checksum of " + Printable.of(path))
                        + " is gone, though it is still part of the entry: expected "
                        + digests.stream().map(Sha256::hex).sorted().collect(joining(", "))
                        + ", as "
                        + diff.baseline()
                        + " has it, or another one",
                    "Record it again, or remove what it was recorded for from the entry."));
  }

  private static Optional<EntryVersion> version(Entry entry) {
    return entry.version().flatMap(Stated::value);
  }

  private static String versionText(Entry entry) {
    return entry.version().map(Stated::text).map(Printable::of).orElse("none");
  }

  private String shown(Entry before, Entry now) {
    return "version "
        + versionText(before)
        + " of "
        + diff.baseline()
        + " is "
        + versionText(now)
        + " now";
  }

  private static String said(ContentDiff content) {
    return content.changes().stream().limit(5).map(ContentDiff.Change::what).collect(joining(", "))
        + (content.changes().size() > 5 ? " and " + (content.changes().size() - 5) + " more" : "");
  }

  /** The line to write, in the spelling that the entry's version had. */
  private static String line(Entry before, Bump asks) {
    String text = asks.after(before.version().orElseThrow());
    return "\"version\": " + Printable.quoted(text);
  }

  private static Location placeOf(Entry entry) {
    return entry.version().map(Stated::at).orElse(entry.at());
  }
}
