package io.harmonia.smoke.bump;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.history.Dropped;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.SmokeCommand;
import java.util.Optional;

/** What is said of a file whose digest was recorded or stated, and is not any more. */
final class DroppedRecord {
  private DroppedRecord() {}

  /** It is drift, at any version. */
  static Finding finding(Dropped dropped) {
    return Finding.at(dropped.at(), Kind.RECORD_DROPPED, message(dropped), remedy(dropped))
        .about(Optional.of(Target.path(dropped.path())));
  }

  private static String message(Dropped dropped) {
    String there =
        switch (dropped.there()) {
          case FILE -> "though it is there";
          case POINTER -> "though a Git LFS pointer to it is there";
          case DIRECTORY -> "though the directory is there";
          case IN_GIT -> "though git tracks it (the work tree lacks it)";
        };
    return ("%s: its checksum is neither recorded nor stated any more, %s: expected %s, as"
            + " at %s, or another one; actual none")
        .formatted(
            Printable.of(dropped.path().text()),
            there,
            dropped.was().digest().hex(),
            dropped.was().at());
  }

  private static String remedy(Dropped dropped) {
    String path = dropped.path().text();
    String mend =
        switch (dropped.there()) {
          case FILE ->
              recordAgain(dropped)
                  .map(command -> "Record it again: " + command + ".")
                  .orElseGet(() -> lineBack(dropped));
          case POINTER -> lineBack(dropped);
          case DIRECTORY ->
              (dropped.entry().isPresent() ? "Write" : "Put the entry back, with")
                  + " \"sha256\": \""
                  + dropped.was().digest().hex()
                  + "\", in its part and in the combined manifest.";
          case IN_GIT -> lineBack(dropped) + letGo(path);
        };
    String word = SmokeCommand.word(path).orElse("PATH");
    return mend
        + " If it was dropped on purpose, say so: “harmonia-smoke waive --until DATE --reason TEXT "
        + word
        + " --write”.";
  }

  private static String letGo(String path) {
    return SmokeCommand.word(path)
        .map(
            word -> " Or, if the file is to go, let git know, too: “git rm --cached " + word + "”.")
        .orElse("");
  }

  /** As {@code record} does it, which knows the checksum files of the two usual places. */
  private static Optional<String> recordAgain(Dropped dropped) {
    return SmokeCommand.record(dropped.path().text(), checksumFile(dropped));
  }

  private static String lineBack(Dropped dropped) {
    return "Put the line “%s  %s” back into %s."
        .formatted(
            dropped.was().digest().hex(),
            Printable.whole(dropped.path().text()),
            checksumFile(dropped));
  }

  /** The one that had it; for what only a manifest stated, the usual one. */
  private static String checksumFile(Dropped dropped) {
    String file = dropped.was().fileNow();
    boolean ofDatasets = file.startsWith("datasets/");
    return file.endsWith(".json")
        ? ChecksumFile.defaultPathFor(ofDatasets ? "datasets" : "models")
        : file;
  }
}
