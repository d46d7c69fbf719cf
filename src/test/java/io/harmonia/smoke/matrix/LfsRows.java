package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.pointer;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.stream.Stream;

/** What git's index and {@code .gitattributes} say of Git LFS, with nothing else recorded of it. */
final class LfsRows {
  private static final String FILE = "large/a.xyz";
  private static final String PLACE = FILE + ":1";
  private static final String POINTER = pointerTo("content");
  private static final String GIVEN = "*.xyz filter=lfs diff=lfs merge=lfs -text\n";

  private LfsRows() {}

  static List<Row> rows() {
    return Stream.of(workTree(), index(), harmlessRows())
        .flatMap(List::stream)
        .map(row -> row.needing("git"))
        .toList();
  }

  private static List<Row> workTree() {
    return List.of(
        inTree("a file of Git LFS was edited, of the same size", "CONTENT", Kind.CHECKSUM_MISMATCH),
        inTree("a file of Git LFS is torn", "cont", Kind.CHECKSUM_MISMATCH)
            .saying("expected 7 bytes, actual 4 bytes"),
        inTree("a file of Git LFS is empty", "", Kind.EMPTY_FILE),
        inTree(
            "the pointer of a file of Git LFS is another than the index has",
            pointerTo("another"),
            Kind.POINTER_MISMATCH),
        fault(
                "a file of Git LFS is gone",
                w -> committed(w, GIVEN, POINTER).delete(FILE),
                Kind.MISSING_ARTIFACT,
                PLACE)
            .saying("git restore " + FILE));
  }

  private static List<Row> index() {
    return List.of(
        inIndex("a file with filter=lfs was committed as it is", GIVEN, "content")
            .saying("actual a blob of 7 bytes", "git add --renormalize " + FILE),
        inIndex(
            "a file that a macro gives to Git LFS was committed as it is",
            "[attr]large filter=lfs -text\nlarge/** large\n",
            "x".repeat(2_000)),
        inIndex(
            "a file that a later line gives back to Git LFS was committed as it is",
            "*.xyz filter=lfs\n*.xyz -filter\nlarge/* filter=lfs\n",
            "content"),
        inIndex("a committed pointer has CRLF", GIVEN, POINTER.replace("\n", "\r\n"))
            .saying("written otherwise"),
        inIndex(
                "a committed pointer states size 0",
                GIVEN,
                pointer("oid sha256:" + sha256("content"), "size 0"))
            .saying("it states size 0"),
        inIndex(
                "a committed pointer was cut off",
                GIVEN,
                POINTER.substring(0, POINTER.length() - 7))
            .saying("what looks like one and is none"));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless(
                "a file of Git LFS that was pulled",
                w -> committed(w, GIVEN, POINTER).file(FILE, "content"))
            .seenAs(Kind.MATCH, PLACE),
        harmless("a file of Git LFS that was not pulled", w -> committed(w, GIVEN, POINTER))
            .seenAs(Kind.NOT_PRESENT, PLACE),
        harmless(
            "a file that a later line takes from Git LFS is a blob",
            w -> committed(w, "*.xyz filter=lfs\nlarge/* !filter\n", "content")),
        harmless(
            "a file that attributes in its folder take from Git LFS is a blob",
            w -> committed(w.file("large/.gitattributes", "a.xyz -filter\n"), GIVEN, "content")),
        harmless("an empty file with filter=lfs", w -> committed(w, GIVEN, "")),
        harmless(
                "a pointer that no attributes give to Git LFS",
                w -> committed(w, "# none\n", POINTER))
            .seenAs(Kind.NOT_PRESENT, PLACE),
        harmless(
                "a file of Git LFS that the checkout leaves out",
                w -> {
                  committed(w, GIVEN, POINTER).delete(FILE);
                  Repository.at(w.root()).git("update-index", "--skip-worktree", FILE);
                })
            .seenAs(Kind.NOT_PRESENT, PLACE),
        harmless(
                "a pointer through an extension of Git LFS, and the content",
                w ->
                    committed(
                            w,
                            GIVEN,
                            pointer(
                                "ext-0-rev sha256:" + sha256("content"),
                                "oid sha256:" + sha256("stored"),
                                "size 99"))
                        .file(FILE, "content"))
            .seenAs(Kind.MATCH, PLACE));
  }

  private static Row inTree(String name, String content, Kind kind) {
    return fault(name, w -> committed(w, GIVEN, POINTER).file(FILE, content), kind, PLACE);
  }

  private static Row inIndex(String name, String attributes, String content) {
    return fault(name, w -> committed(w, attributes, content), Kind.MANIFEST_INCONSISTENT, PLACE);
  }

  private static WorkspaceBuilder committed(WorkspaceBuilder w, String attributes, String content) {
    Repository repository = Repository.in(w.root());
    repository.git("config", "filter.lfs.process", "");
    repository.git("config", "filter.lfs.required", "false");
    w.file(".gitattributes", attributes).file(FILE, content);
    repository.commit();
    repository.git("config", "--remove-section", "filter.lfs"); // remedies install it
    return w;
  }
}
