package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Outputs that DVC records. */
final class DvcRows {
  private static final String RECORD = "dvc/words.txt.dvc";
  private static final String FILE = "dvc/words.txt";
  private static final String WORDS =
      """
      outs:
      - md5: 993ed7d20d5f775dc558eb129f5a6c20
        size: 6
        hash: md5
        path: words.txt
      """;
  private static final String FOLDER = "dvc/data.dvc";
  private static final String DIGEST = "053663f8f421e03155508cb9c5c4d55c.dir";
  private static final String LOCK = "dvc/dvc.lock";
  private static final String STAGES =
      """
      schema: '2.0'
      stages:
        make:
          outs:
          - path: words.txt
            hash: md5
            md5: 993ed7d20d5f775dc558eb129f5a6c20
        use:
          deps:
          - path: words.txt
            hash: md5
            md5: 993ed7d20d5f775dc558eb129f5a6c20
      """;

  private DvcRows() {}

  static List<Row> rows() {
    return Stream.of(faults(), harmlessRows()).flatMap(List::stream).toList();
  }

  private static List<Row> faults() {
    return List.of(
        fault(
            "an output of DVC changed, and has the same size",
            w -> words(w).file(FILE, "WORDS\n"),
            Kind.CHECKSUM_MISMATCH,
            RECORD + ":2"),
        fault(
            "an output of DVC is empty",
            w -> words(w).file(FILE, ""),
            Kind.EMPTY_FILE,
            RECORD + ":2"),
        fault(
            "the size of an output of DVC is wrong alone",
            w -> words(w).edit(RECORD, "size: 6", "size: 7"),
            Kind.SIZE_MISMATCH,
            RECORD + ":3"),
        fault(
                "a directory of DVC is one file short",
                w -> folder(w).delete("dvc/data/z.csv"),
                Kind.CHECKSUM_MISMATCH,
                FOLDER + ":2")
            .saying("expected 3 files, actual 2"),
        fault(
            "a file of a directory of DVC changed, and has the same size",
            w -> folder(w).file("dvc/data/a.txt", "ALPHA\n"),
            Kind.CHECKSUM_MISMATCH,
            FOLDER + ":2"),
        fault(
            "a directory of DVC has a file more",
            w -> folder(w).file("dvc/data/more", ""),
            Kind.CHECKSUM_MISMATCH,
            FOLDER + ":2"),
        fault(
                "a dependency in dvc.lock contradicts the output of its path",
                w ->
                    lock(w)
                        .edit(
                            LOCK,
                            "deps:\n    - path: words.txt\n      hash: md5\n      md5: 9",
                            "deps:\n    - path: words.txt\n      hash: md5\n      md5: 8"),
                Kind.MANIFEST_INCONSISTENT,
                LOCK + ":12")
            .saying("as at " + LOCK + ":7"),
        fault(
                "a dvc.lock has a merge conflict",
                w ->
                    lock(w)
                        .edit(
                            LOCK,
                            "  use:\n",
                            "<<<<<<< HEAD\n  use:\n=======\n  used:\n>>>>>>> topic\n"),
                Kind.MANIFEST_INVALID,
                LOCK + ":8")
            .saying("merge conflict"),
        fault(
            "the MD5 of an output of DVC is too short",
            w -> words(w).edit(RECORD, "993ed7d2", ""),
            Kind.MANIFEST_INVALID,
            RECORD + ":2"),
        fault(
            "an output of DVC leaves the workspace",
            w -> words(w).edit(RECORD, "path: words.txt", "path: ../../words.txt"),
            Kind.PATH_REFUSED,
            RECORD + ":5"));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless("an output of DVC is as it is recorded", DvcRows::words)
            .seenAs(Kind.WEAK_MATCH, RECORD + ":5"),
        harmless("an output of DVC is not there", w -> words(w).delete(FILE))
            .seenAs(Kind.NOT_PRESENT, RECORD + ":5")
            .saying("Run “dvc pull " + RECORD + "”"),
        harmless(
                "DVC 2 recorded a text, which has CRLF now",
                w -> words(w).edit(RECORD, "  hash: md5\n", "").file(FILE, "words\r\n"))
            .seenAs(Kind.WEAK_MATCH, RECORD + ":4"),
        harmless("a directory of DVC is as it is recorded", DvcRows::folder)
            .seenAs(Kind.WEAK_MATCH, FOLDER + ":6"),
        harmless(
                "a directory of DVC has a file more that .dvcignore leaves out",
                w -> folder(w).file(".dvcignore", "*.tmp\n").file("dvc/data/x.tmp", "x"))
            .seenAs(Kind.WEAK_MATCH, FOLDER + ":6"),
        harmless(
                "an output of DVC has fields of other meaning",
                w ->
                    words(w)
                        .file(
                            RECORD,
                            WORDS
                                + "  desc: words\n  persist: true\n  remote: store\nmeta:\n  a: 1\n"))
            .seenAs(Kind.WEAK_MATCH, RECORD + ":5"),
        harmless("a dependency in dvc.lock is as the output of its path", DvcRows::lock)
            .seenAs(Kind.CONSISTENT, LOCK + ":12"),
        harmless(
                "DVC keeps an output in a bucket",
                w -> words(w).edit(RECORD, "path: words.txt", "path: s3://bucket/words.txt"))
            .seenAs(Kind.NOT_PRESENT, RECORD + ":5"));
  }

  private static WorkspaceBuilder words(WorkspaceBuilder workspace) {
    return workspace.file(RECORD, WORDS).file(FILE, "words\n");
  }

  private static WorkspaceBuilder lock(WorkspaceBuilder workspace) {
    return workspace.file(LOCK, STAGES).file(FILE, "words\n");
  }

  private static WorkspaceBuilder folder(WorkspaceBuilder workspace) {
    return workspace
        .file(
            FOLDER,
            "outs:\n- md5: " + DIGEST + "\n  size: 22\n  nfiles: 3\n  hash: md5\n  path: data\n")
        .file("dvc/data/a.txt", "alpha\n")
        .file("dvc/data/sub/b.bin", "\0\1\2\3\4\5\6\7\b\t".getBytes(StandardCharsets.ISO_8859_1))
        .file("dvc/data/z.csv", "x\r\ny\r\n");
  }
}
