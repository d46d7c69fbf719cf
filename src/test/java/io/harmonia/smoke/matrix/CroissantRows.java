package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.stream.Stream;

/** Files that a Croissant description lists. */
final class CroissantRows {
  private static final String RECORD = "croissant/croissant.json";
  private static final String FILE = "croissant/data/a.csv";
  private static final String DIGEST = "\"sha256\": \"" + sha256("a,b\n") + "\"";
  private static final String SIZED = "\"contentSize\": \"4 B\", " + DIGEST;

  private CroissantRows() {}

  static List<Row> rows() {
    return Stream.of(faults(), harmlessRows()).flatMap(List::stream).toList();
  }

  private static List<Row> faults() {
    return List.of(
        found("a Croissant description has the digest of another file", digest("x"), 5)
            .saying("expected SHA-256 " + sha256("x")),
        fault(
            "a file that a Croissant description lists changed",
            w -> described(w, SIZED).file(FILE, "A,B\n"),
            Kind.CHECKSUM_MISMATCH,
            RECORD + ":5"),
        fault(
            "a Croissant description has the size of another file",
            w -> described(w, SIZED.replace("4 B", "117743 B")),
            Kind.SIZE_MISMATCH,
            RECORD + ":5"),
        fault(
            "a Croissant description has a size of another order",
            w -> described(w, SIZED.replace("4 B", "4 kB")),
            Kind.SIZE_MISMATCH,
            RECORD + ":5"),
        found(
            "a Croissant description has the MD5 of another file",
            "\"md5\": \"d41d8cd98f00b204e9800998ecf8427e\"",
            5),
        invalid(
            "a Croissant description has an MD5 for a SHA-256",
            "\"sha256\": \"d41d8cd98f00b204e9800998ecf8427e\""),
        invalid(
            "a Croissant description has a SHA-1 for a SHA-256",
            "\"sha256\": \"da39a3ee5e6b4b0d3255bfef95601890afd80709\""),
        fault(
            "a Croissant description lists a pointer to another content",
            w -> described(w, DIGEST).file(FILE, pointerTo("x")),
            Kind.POINTER_MISMATCH,
            RECORD + ":5"));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless("a Croissant description lists a file as it is", w -> described(w, SIZED))
            .seenAs(Kind.MATCH, RECORD + ":4"),
        harmless(
                "a Croissant description has a rounded size",
                w -> described(w, SIZED.replace("4 B", "0.004 KB")))
            .seenAs(Kind.MATCH, RECORD + ":4"),
        harmless(
                "a Croissant description has a placeholder for a digest",
                w -> described(w, "\"sha256\": \"dynamic\""))
            .seenAs(Kind.NOT_RECORDED, RECORD + ":4"),
        harmless(
                "a Croissant description lists a URL",
                w -> described(w, digest("x")).edit(RECORD, "data/a.csv", "https://data.invalid/a"))
            .seenAs(Kind.NOT_PRESENT, RECORD + ":4"),
        harmless(
                "a Croissant description lists a file of an archive",
                w -> described(w, "\"containedIn\": {\"@id\": \"zip\"}, " + digest("x")))
            .seenAs(Kind.NOT_PRESENT, RECORD + ":4"),
        harmless(
                "a Croissant description lists a file that is not there",
                w -> described(w, SIZED).delete(FILE))
            .seenAs(Kind.NOT_PRESENT, RECORD + ":4"));
  }

  private static String digest(String content) {
    return "\"sha256\": \"" + sha256(content) + "\"";
  }

  private static Row found(String name, String fields, int line) {
    return fault(name, w -> described(w, fields), Kind.CHECKSUM_MISMATCH, RECORD + ":" + line);
  }

  private static Row invalid(String name, String fields) {
    return fault(name, w -> described(w, fields), Kind.MANIFEST_INVALID, RECORD + ":5");
  }

  private static WorkspaceBuilder described(WorkspaceBuilder workspace, String fields) {
    return workspace
        .file(
            RECORD,
            """
            {"@context": {"cr": "http://mlcommons.org/croissant/"}, "@type": "sc:Dataset",
             "conformsTo": "http://mlcommons.org/croissant/1.0",
             "distribution": [{"@type": "cr:FileObject", "@id": "a", "name": "a",
              "contentUrl": "data/a.csv",
              %s}]}
            """
                .formatted(fields))
        .file(FILE, "a,b\n");
  }
}
