package io.harmonia.smoke.bump;

import static java.util.stream.Collectors.joining;

import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.history.ContentDiff;
import io.harmonia.smoke.history.Earlier;
import io.harmonia.smoke.history.VersionStep;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.EntryVersion;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.version.Bump;
import java.util.Optional;

/**
 * Whether an entry's version rose by as much as the change of its content since one state asks for.
 *
 * @param findings takes what is found
 * @param then what it was
 * @param policy what too small a step comes to
 */
record VersionRule(Findings findings, Earlier then, BumpPolicy policy) {

  /** Judges what it is now; returns what became of its version. */
  VersionStep apply(Entry entry) {
    VersionStep step = VersionStep.of(version(then.entry()), version(entry), then.diff());
    switch (step) {
      case UNCHANGED -> {}
      case BUMPED, BY_SNAPSHOT ->
          findings.remark(placeOf(entry) + ": " + shown(entry) + ": " + said());
      case BUMPED_TOO_LITTLE -> tooLittle(entry);
      case BUMPED_WITHOUT_CHANGE ->
          findings.remark(
              placeOf(entry)
                  + ": "
                  + shown(entry)
                  + ", and nothing that is stated or recorded of its content changed");
      case NOT_BUMPED -> notBumped(entry);
      case NO_VERSION ->
          findings.add(
              entry.at(),
              Kind.BUMP_REQUIRED,
              ("content changed since %s and no version is stated: %s; expected a"
                      + " version, or another snapshot")
                  .formatted(then.since(), said()),
              "Add \"version\": \"1.0.0\" to the entry, in its part and in the combined manifest.");
      case LOWERED -> lowered(entry);
    }
    return step;
  }

  private void notBumped(Entry entry) {
    findings.add(
        placeOf(entry),
        Kind.BUMP_REQUIRED,
        Wording.compared(
            "content changed since %s under the same version: %s; ".formatted(then.since(), said()),
            "at least " + then.diff().asks().inWords(),
            versionText(entry)),
        remedy());
  }

  private void tooLittle(Entry entry) {
    String message =
        shown(entry) + ", which is less than " + then.diff().asks().inWords() + ": " + said();
    if (policy == BumpPolicy.STRICT) {
      findings.add(
          placeOf(entry), Kind.BUMP_REQUIRED, message + " (smoke.bump-policy=strict)", remedy());
    } else {
      findings.remark(placeOf(entry) + ": " + message);
    }
  }

  private void lowered(Entry entry) {
    findings.add(
        placeOf(entry),
        Kind.VERSION_DOWNGRADE,
        Wording.compared(
            "",
            "a version not lower than %s (of %s)"
                .formatted(versionText(then.entry()), then.since()),
            versionText(entry)),
        remedy());
  }

  /** Names the line to write, in the spelling that the entry's version had. */
  private String remedy() {
    Bump asks = then.diff().asks();
    String text = asks.after(then.entry().version().orElseThrow());
    return "Write \"version\": "
        + Printable.quoted(text)
        + " in its part and in the combined manifest.";
  }

  private String shown(Entry now) {
    return "version %s of %s is %s now"
        .formatted(versionText(then.entry()), then.since(), versionText(now));
  }

  private String said() {
    ContentDiff content = then.diff();
    return content.changes().stream().limit(5).map(ContentDiff.Change::what).collect(joining(", "))
        + (content.changes().size() > 5 ? " and " + (content.changes().size() - 5) + " more" : "");
  }

  private static Optional<EntryVersion> version(Entry entry) {
    return entry.version().flatMap(Stated::value);
  }

  private static String versionText(Entry entry) {
    return entry.version().map(Stated::text).map(Printable::of).orElse("none");
  }

  private static Location placeOf(Entry entry) {
    return entry.version().map(Stated::at).orElse(entry.at());
  }
}
