package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.stream.Stream;

/** Files that a Data Package's descriptor lists. */
final class FrictionlessRows {
  private static final String RECORD = "pack/datapackage.json";
  private static final String FILE = "pack/data/a.csv";
  private static final String SECOND = "pack/data/b.csv";
  private static final String ONE = "\"data/a.csv\"";
  private static final String TWO = "[\"data/a.csv\", \"data/b.csv\"]";
  private static final String MD5 = "\"hash\": \"f69f5b72bc79a92dc70c63c9aa142e36\"";
  private static final String STRONG = "\"hash\": \"sha256:" + sha256("a,b\n") + "\"";
  private static final String BLOB = "\"hash\": \"sha1:91e7b5b17dd85f6e9b9d2d85acb2982bd5f455ee\"";

  private FrictionlessRows() {}

  static List<Row> rows() {
    return Stream.of(faults(), harmlessRows()).flatMap(List::stream).toList();
  }

  private static List<Row> faults() {
    return List.of(
        fault(
            "a file that a Data Package lists changed",
            w -> listed(w, ONE, "\"bytes\": 4, " + MD5).file(FILE, "A,B\n"),
            Kind.CHECKSUM_MISMATCH,
            RECORD + ":4"),
        fault(
            "a Data Package has the SHA-256 of another file",
            w -> listed(w, ONE, "\"hash\": \"sha256:" + sha256("x") + "\""),
            Kind.CHECKSUM_MISMATCH,
            RECORD + ":4"),
        fault(
            "a Data Package has a size of 0 for a file that is not empty",
            w -> listed(w, ONE, "\"bytes\": 0"),
            Kind.SIZE_MISMATCH,
            RECORD + ":4"),
        fault(
            "a Data Package has a SHA-1 that is neither the file's nor its git blob's",
            w -> listed(w, ONE, BLOB).file(FILE, "A,B\n"),
            Kind.CHECKSUM_MISMATCH,
            RECORD + ":4"),
        fault(
            "a Data Package has a bare SHA-256 for an MD5",
            w -> listed(w, ONE, STRONG.replace("sha256:", "")),
            Kind.MANIFEST_INVALID,
            RECORD + ":4"),
        fault(
            "a Data Package has a size that is a text",
            w -> listed(w, ONE, "\"bytes\": \"4\""),
            Kind.MANIFEST_INVALID,
            RECORD + ":4"),
        fault(
            "a Data Package lists a file outside of its folder",
            w -> listed(w, "\"../a.csv\"", "\"bytes\": 4").file("a.csv", "a,b\n"),
            Kind.PATH_REFUSED,
            RECORD + ":3"),
        fault(
            "one of several files of a Data Package's resource changed",
            w -> both(w, "\"bytes\": 8").file(SECOND, "a,b,c\n"),
            Kind.MANIFEST_INCONSISTENT,
            RECORD + ":4"),
        fault(
            "one of several files of a Data Package's resource is gone",
            w -> both(w, "\"bytes\": 8").delete(SECOND),
            Kind.MANIFEST_INCONSISTENT,
            RECORD + ":3"),
        fault(
            "a part of several files of a Data Package is no CSV of the same header",
            w ->
                listed(w, TWO, "\"hash\": \"sha256:" + sha256("a,b\n") + "\"")
                    .file(SECOND, "x".repeat(1000)),
            Kind.MANIFEST_INCONSISTENT,
            RECORD + ":4"),
        fault(
                "a Data Package does not list one of several files any more",
                HistoryRows.committed(
                    w -> both(w, "\"hash\": \"sha256:" + sha256("a,b\na,b\n") + "\""),
                    w -> listed(w, ONE, STRONG)),
                Kind.RECORD_DROPPED,
                RECORD + ":1")
            .needing("git"),
        fault(
            "a Data Package lists a pointer to another content",
            w -> listed(w, ONE, STRONG).file(FILE, pointerTo("x")),
            Kind.POINTER_MISMATCH,
            RECORD + ":4"),
        fault(
            "a Data Package has a hash of an unknown algorithm",
            w -> listed(w, ONE, "\"hash\": \"crc32:00\""),
            Kind.UNREADABLE,
            RECORD + ":4"));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless("a Data Package lists a file as it is", w -> listed(w, ONE, STRONG))
            .seenAs(Kind.MATCH, RECORD + ":3"),
        harmless("a Data Package has a bare MD5", w -> listed(w, ONE, MD5))
            .seenAs(Kind.WEAK_MATCH, RECORD + ":3"),
        harmless("a Data Package has the id of git's blob for a SHA-1", w -> listed(w, ONE, BLOB))
            .seenAs(Kind.WEAK_MATCH, RECORD + ":3")
            .saying("the id of the file's git blob"),
        harmless(
                "a Data Package lists a URL", w -> listed(w, "\"https://data.invalid/a.csv\"", MD5))
            .seenAs(Kind.NOT_PRESENT, RECORD + ":3"),
        harmless(
                "a Data Package lists a file that is not there",
                w -> listed(w, ONE, STRONG).delete(FILE))
            .seenAs(Kind.NOT_PRESENT, RECORD + ":3"),
        harmless(
                "a Data Package states the size of several files without header lines",
                w -> both(w, "\"bytes\": 4"))
            .seenAs(Kind.WEAK_MATCH, RECORD + ":3"),
        harmless(
                "a Data Package has the SHA-256 of several files",
                w -> both(w, "\"hash\": \"sha256:" + sha256("a,b\na,b\n") + "\""))
            .seenAs(Kind.MATCH, RECORD + ":3"),
        harmless("a Data Package has an empty hash", w -> listed(w, ONE, "\"hash\": \"\""))
            .seenAs(Kind.NOT_RECORDED, RECORD + ":3"));
  }

  private static WorkspaceBuilder both(WorkspaceBuilder workspace, String fields) {
    return listed(workspace, TWO, fields).file(SECOND, "a,b\n");
  }

  private static WorkspaceBuilder listed(WorkspaceBuilder workspace, String path, String fields) {
    return workspace
        .file(
            RECORD,
            """
            {"name": "pack", "profile": "data-package", "resources": [
             {"name": "a",
              "path": %s,
              %s}]}
            """
                .formatted(path, fields))
        .file(FILE, "a,b\n");
  }
}
