package io.harmonia.smoke.check;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.ShellWord;
import io.harmonia.smoke.version.Dropped;
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
    return Printable.of(dropped.path().text())
        + ": its checksum is neither recorded nor stated any more, "
        + there
        + ": expected "
        + dropped.digest().hex()
        + ", as at "
        + dropped.then()
        + ", or another one; actual none";
  }

  private static String remedy(Dropped dropped) {
    String path = ShellWord.of(dropped.path().text());
    return switch (dropped.there()) {
          case FILE -> recordAgain(dropped, path);
          case POINTER -> lineBack(dropped);
          case DIRECTORY ->
              (dropped.entry().isPresent() ? "Write" : "Put the entry back, with")
                  + " \"sha256\": \""
                  + dropped.digest().hex()
                  + "\", in its part and in the combined manifest.";
          case IN_GIT ->
              lineBack(dropped)
                  + " If the file is to go, let git know, too: git rm --cached -- "
                  + path
                  + ".";
        }
        + " If it was dropped on purpose, say so: harmonia-smoke waive --until DATE --reason TEXT "
        + path
        + ".";
  }

  /** As {@code record} does it, which knows the checksum files of the two usual places. */
  private static String recordAgain(Dropped dropped, String path) {
    String file = dropped.fileNow();
    boolean ofDatasets = file.startsWith("datasets/");
    String usual = ChecksumFile.defaultPathFor(ofDatasets ? "datasets" : "models");
    return file.endsWith(".json") || file.equals(usual)
        ? "Record it again: “harmonia-smoke record "
            + (ofDatasets ? "--datasets " : "")
            + path
            + " > new && mv new "
            + usual
            + "”."
        : lineBack(dropped);
  }

  private static String lineBack(Dropped dropped) {
    String file = dropped.fileNow().endsWith(".json") ? "a checksum file" : dropped.fileNow();
    return "Put the line back into "
        + file
        + ": "
        + dropped.digest().hex()
        + "  "
        + Printable.whole(dropped.path().text())
        + ".";
  }
}
