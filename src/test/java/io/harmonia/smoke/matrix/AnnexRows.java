package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.stream.Stream;

/** Contents that git-annex keeps. */
final class AnnexRows {
  private static final String FILE = "annexed/a.bin";
  private static final String PLACE = FILE + ":1";
  private static final String KEY = "SHA256E-s7--" + sha256("content") + ".bin";
  private static final String POINTER = "/annex/objects/" + KEY + "\n";
  private static final String OF_POINTER =
      "SHA256E-s" + POINTER.length() + "--" + sha256(POINTER) + ".bin";

  private AnnexRows() {}

  static List<Row> rows() {
    return Stream.of(faults(), harmlessRows())
        .flatMap(List::stream)
        .map(row -> row.needing("git"))
        .toList();
  }

  private static List<Row> faults() {
    return List.of(
        fault(
            "a content of git-annex is corrupt, and has the right size",
            w -> linked(w, KEY, "CONTENT"),
            Kind.CHECKSUM_MISMATCH,
            PLACE),
        fault(
            "a content of git-annex was cut to nothing",
            w -> linked(w, KEY, ""),
            Kind.EMPTY_FILE,
            PLACE),
        fault(
            "a link of git-annex is gone",
            w -> linked(w, KEY, "content").delete(FILE),
            Kind.MISSING_ARTIFACT,
            PLACE),
        fault(
            "an unlocked file of git-annex was edited",
            w -> pointed(w).file(FILE, "CONTENT"),
            Kind.CHECKSUM_MISMATCH,
            PLACE),
        fault(
            "a pointer of git-annex is not that of git's index",
            w -> pointed(w).file(FILE, POINTER.replace(sha256("content"), sha256("another"))),
            Kind.POINTER_MISMATCH,
            PLACE),
        fault(
                "the text of a pointer was annexed as if it were the content",
                w -> linked(w, OF_POINTER, POINTER),
                Kind.POINTER_MISMATCH,
                PLACE)
            .saying("the pointer's own text"),
        fault(
            "the text of a link of git-annex was committed as a file",
            w -> {
              Repository.in(w.root());
              w.file(FILE, "../" + object(KEY));
              Repository.at(w.root()).commit();
            },
            Kind.MANIFEST_INCONSISTENT,
            PLACE),
        fault(
            "a content of git-annex of WORM has another size",
            w -> linked(w, "WORM-s7-m1--a.bin", "cut"),
            Kind.SIZE_MISMATCH,
            PLACE),
        fault(
            "a key of git-annex is of SKEIN",
            w -> linked(w, "SKEIN256-s7--" + sha256("content"), "content"),
            Kind.UNREADABLE,
            PLACE));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless("a content of git-annex is that of its key", w -> linked(w, KEY, "content"))
            .seenAs(Kind.MATCH, PLACE),
        harmless(
                "a content of git-annex is elsewhere",
                w -> linked(w, KEY, "content").delete(object(KEY)))
            .seenAs(Kind.NOT_PRESENT, PLACE)
            .saying("Run “git annex get " + FILE + "”"),
        harmless("a pointer of git-annex lies where its content is elsewhere", AnnexRows::pointed)
            .seenAs(Kind.NOT_PRESENT, PLACE)
            .saying("Run “git annex get " + FILE + "”"),
        harmless(
                "an unlocked file of git-annex has the content of its key",
                w -> pointed(w).file(FILE, "content"))
            .seenAs(Kind.MATCH, PLACE),
        harmless(
                "a content of git-annex has an MD5 alone",
                w -> linked(w, "MD5E-s7--9a0364b9e99bb480dd25e1f0284c8555.tar.gz", "content"))
            .seenAs(Kind.WEAK_MATCH, PLACE),
        harmless("a key of git-annex is of WORM", w -> linked(w, "WORM-s7-m1--a.bin", "content"))
            .seenAs(Kind.NOT_RECORDED, PLACE));
  }

  private static String object(String key) {
    return ".git/annex/objects/Xx/Yy/" + key + "/" + key;
  }

  private static WorkspaceBuilder linked(WorkspaceBuilder workspace, String key, String content) {
    Repository.in(workspace.root());
    workspace.link(FILE, "../" + object(key));
    Repository.at(workspace.root()).commit();
    return workspace.file(object(key), content);
  }

  private static WorkspaceBuilder pointed(WorkspaceBuilder workspace) {
    Repository.in(workspace.root());
    workspace.file(FILE, POINTER);
    Repository.at(workspace.root()).commit();
    return workspace;
  }
}
