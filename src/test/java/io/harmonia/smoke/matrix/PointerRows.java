package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointer;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Git LFS pointers in the place of files. */
final class PointerRows {
  private static final String SINGLE_LINE = MODEL_SUMS + ":2";
  private static final String REJECT = "smoke.lfs-pointers";
  private static final String POINTER = pointerTo("single!");
  private static final String EXTENDED =
      pointer("ext-0-rev sha256:" + SINGLE_SHA, "oid sha256:" + OTHER_SHA, "size 99");

  private PointerRows() {}

  static List<Row> rows() {
    return Stream.of(faults(), lookalikes(), harmlessRows()).flatMap(List::stream).toList();
  }

  private static List<Row> faults() {
    return List.of(
        single("a pointer to another content", pointerTo("SINGLE!"), Kind.POINTER_MISMATCH)
            .saying("actual a Git LFS pointer to SHA-256 " + sha256("SINGLE!")),
        single("a pointer to another content and size", pointerTo("x"), Kind.POINTER_MISMATCH),
        fault(
            "a pointer to the recorded content of another size",
            w -> w.file(SINGLE, pointer("oid sha256:" + SINGLE_SHA, "size 8")),
            Kind.POINTER_MISMATCH,
            MODELS + ":24"),
        single(
                "a pointer of size 0, which git-lfs pulls as an empty file",
                pointer("oid sha256:" + SINGLE_SHA, "size 0"),
                Kind.POINTER_MISMATCH)
            .saying("states size 0"),
        single(
                "a pointer whose stored object, not its content, has the recorded digest",
                pointer("ext-0-rev sha256:" + OTHER_SHA, "oid sha256:" + SINGLE_SHA, "size 7"),
                Kind.POINTER_MISMATCH)
            .saying("goes through the Git LFS extension"),
        single(
            "a pointer of which only the second extension was given the recorded content",
            pointer(
                "ext-0-a sha256:" + OTHER_SHA,
                "ext-1-b sha256:" + SINGLE_SHA,
                "oid sha256:" + TOP_SHA,
                "size 7"),
            Kind.POINTER_MISMATCH),
        fault(
                "the recorded digest is that of the pointer's own text",
                w ->
                    w.file("models/new.bin", pointerTo("new"))
                        .checksums(MODEL_SUMS, sha256(pointerTo("new")) + "  models/new.bin"),
                Kind.POINTER_MISMATCH,
                MODEL_SUMS + ":1")
            .saying("own text", "Write the line “" + sha256("new") + "  models/new.bin”"),
        fault(
                "the recorded digest is that of the pointer, and the content was pulled",
                w ->
                    w.file("models/new.bin", "new")
                        .checksums(MODEL_SUMS, sha256(pointerTo("new")) + "  models/new.bin"),
                Kind.POINTER_MISMATCH,
                MODEL_SUMS + ":1")
            .saying("own text"),
        fault(
                "a pointer to another content than the manifest states, not recorded",
                w -> w.file(REST, pointerTo("REST..")),
                Kind.POINTER_MISMATCH,
                MODELS + ":16")
            .saying("write \"sha256\": \"" + sha256("REST..") + "\""),
        fault(
            "the sum of a directory is another because of what a pointer states",
            w ->
                w.editModel("\"size_bytes\": 5, ", "")
                    .file(TOP, pointer("oid sha256:" + TOP_SHA, "size 6")),
            Kind.SIZE_MISMATCH,
            MODELS + ":9"),
        fault(
                "a pointer where pointers are rejected",
                w -> w.file(SINGLE, POINTER),
                Kind.MISSING_ARTIFACT,
                SINGLE_LINE)
            .with(REJECT, "reject")
            .saying("smoke.lfs-pointers=reject", "Run “git lfs pull"),
        fault(
                "a manifest that was not pulled",
                w -> w.file(MODELS, pointerTo(w.text(MODELS))),
                Kind.MANIFEST_INVALID,
                MODELS + ":1")
            .saying("is a Git LFS pointer", "Run “git lfs pull"),
        fault(
                "a checksum file that was not pulled",
                w -> w.file(MODEL_SUMS, pointerTo(w.text(MODEL_SUMS))),
                Kind.MALFORMED_LINE,
                MODEL_SUMS + ":1")
            .saying("is a Git LFS pointer"),
        fault(
                "a checksum file that was not pulled, where pointers are rejected",
                w -> w.file(MODEL_SUMS, pointerTo(w.text(MODEL_SUMS))),
                Kind.MALFORMED_LINE,
                MODEL_SUMS + ":1")
            .with(REJECT, "reject"));
  }

  /** Texts that git-lfs takes for no pointers: almost-pointers, and files like any other. */
  private static List<Row> lookalikes() {
    return List.of(
        almost("with junk after it", POINTER + "junk\n"),
        almost("with another key", POINTER + "key value\n"),
        almost("in another order", pointer("size 7", "oid sha256:" + SINGLE_SHA)),
        almost("of an upper-case oid", POINTER.replace(SINGLE_SHA, upper(SINGLE_SHA))),
        almost("of a SHA-1", pointer("oid sha1:" + SINGLE_SHA.substring(24), "size 7")),
        almost("of a negative size", pointer("oid sha256:" + SINGLE_SHA, "size -7")),
        lookalike("of another version", POINTER.replace("spec/v1", "spec/v2")),
        almost(
            "of two extensions of one priority",
            EXTENDED.replace("oid", "ext-0-b sha256:" + OTHER_SHA + "\noid")),
        lookalike("of 1,024 bytes", POINTER + " ".repeat(1024 - POINTER.length())));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        pointed("a pointer to the recorded content", POINTER),
        pointed("a pointer with blank lines", "\n" + POINTER.replace("\n", "\n\n")),
        pointed("a pointer with CRLF", POINTER.replace("\n", "\r\n")),
        pointed("a pointer without a last line end", POINTER.strip()),
        pointed(
            "a pointer of the first alias of the version",
            POINTER.replace("https://git-lfs.github.com/spec/v1", "http://git-media.io/v/2")),
        pointed("a pointer of the second alias", POINTER.replace("git-lfs.git", "hawser.git")),
        pointed("a pointer of 1,023 bytes", POINTER + " ".repeat(1023 - POINTER.length())),
        pointed("a pointer to what an extension transforms", EXTENDED)
            .saying("the size of " + SINGLE + " cannot be compared"),
        pointed(
                "a pointer whose extension has a hostile name",
                EXTENDED.replace("rev", "r\u001b[31m"))
            .saying("r\\u{1b}[31m"),
        pointed(
            "a pointer to what two extensions transform, in no order",
            pointer(
                "ext-1-b sha256:" + OTHER_SHA,
                "ext-0-a sha256:" + SINGLE_SHA,
                "oid sha256:" + TOP_SHA,
                "size 99")),
        harmless(
                "pointers in the places of all files",
                w ->
                    w.file(TOP, pointerTo("TOP!!"))
                        .file(REST, pointerTo("rest.."))
                        .file(SINGLE, POINTER)
                        .file(WORDS, pointerTo("words\n")))
            .seenAs(Kind.POINTER_MATCH, MODELS + ":5"),
        harmless(
                "a link to a pointer",
                w -> w.delete(SINGLE).file("lfs/single", POINTER).link(SINGLE, "../../lfs/single"))
            .seenAs(Kind.POINTER_MATCH, SINGLE_LINE),
        harmless("the files themselves where pointers are rejected", w -> {})
            .with(REJECT, "reject"),
        harmless(
                "a pointer that is not recorded, where pointers are rejected",
                w -> w.file(REST, pointerTo("rest..")))
            .with(REJECT, "reject")
            .seenAs(Kind.PARTIAL, MODELS + ":5")
            .saying("smoke.lfs-pointers=reject"),
        harmless(
                "a listed pointer that does not state the size of its content",
                w ->
                    w.file(
                        REST,
                        pointer(
                            "ext-0-rev sha256:" + sha256("rest.."),
                            "oid sha256:" + OTHER_SHA,
                            "size 1")))
            .seenAs(Kind.NOT_RECORDED, MODELS + ":9"),
        harmless(
                "a lookalike of a pointer that is recorded as it is",
                w ->
                    Changes.recorded(
                        w,
                        "models/note.txt",
                        POINTER + "junk" + " ".repeat(1024 - POINTER.length())))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3"));
  }

  private static Row single(String name, String inItsPlace, Kind kind) {
    return fault(name, w -> w.file(SINGLE, inItsPlace), kind, SINGLE_LINE);
  }

  private static Row lookalike(String name, String text) {
    return fault(
        "what looks like a pointer, " + name,
        w -> w.file(SINGLE, text),
        Kind.CHECKSUM_MISMATCH,
        SINGLE_LINE);
  }

  private static Row almost(String name, String text) {
    return single("what looks like a pointer, " + name, text, Kind.POINTER_MISMATCH)
        .saying("an almost Git LFS pointer");
  }

  private static Row pointed(String name, String text) {
    return harmless(name, w -> w.file(SINGLE, text)).seenAs(Kind.POINTER_MATCH, SINGLE_LINE);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
