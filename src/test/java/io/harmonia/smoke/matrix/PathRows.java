package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where paths and links lead, and how names are spelt. */
final class PathRows {
  /** Paths that are refused, by what they are, and what the message says of them. */
  private static final Map<String, List<String>> REFUSED =
      new TreeMap<>(
          Map.ofEntries(
              refused("absolute", "/etc/passwd", "is absolute"),
              refused("on a drive", "C:/models/a.bin", "is absolute"),
              refused("relative to a drive", "C:a.bin", "is absolute"),
              refused("a UNC path", "//server/share/a.bin", "is absolute"),
              refused("a UNC path with backslashes", "\\\\server\\share\\a.bin", "is absolute"),
              refused("down and up again with backslashes", "a\\..\\b", "goes down and up again"),
              refused("a verbatim path of Windows", "//?/C:/a.bin", "is absolute"),
              refused("in the home folder", "~/a.bin", "is absolute"),
              refused("in a user's home folder", "~root/a.bin", "is absolute"),
              refused("a file URL", "file:///a.bin", "is a URL"),
              refused("a URL", "https://models.invalid/a.bin", "is a URL"),
              refused("outside the workspace", "../../a.bin", "leaves the workspace"),
              refused("down and up again", "models/x/../a.bin", "goes down and up again"),
              refused("a device of Windows", "models/NUL", "opens a device on Windows"),
              refused("a device with an extension", "models/aux.json", "opens a device on Windows"),
              refused("a port of Windows", "models/com1/a.bin", "opens a device on Windows"),
              refused("a port with a superscript", "models/LPT\u00b2", "opens a device on Windows"),
              refused("with a dot at the end", "models/a.", "dot Windows leaves out"),
              refused(
                  "with a space at the end of a folder", "models/a /b", "space Windows leaves")));

  private PathRows() {}

  private static Map.Entry<String, List<String>> refused(String what, String path, String reason) {
    return Map.entry(what, List.of(path, reason));
  }

  static List<Row> rows() {
    return Stream.of(
            refusedPaths(),
            links(),
            lookalikes(),
            harmlessPaths(),
            harmlessLinks(),
            harmlessNames())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> refusedPaths() {
    return Stream.concat(
            REFUSED.entrySet().stream()
                .flatMap(e -> refusedRows(e.getKey(), e.getValue().get(0), e.getValue().get(1))),
            Stream.of(
                fault(
                        "a manifest's path holds a NUL character",
                        w -> editModelPath(w, "models/a\\u0000.bin"),
                        Kind.PATH_REFUSED,
                        MODELS + ":23")
                    .saying("contains a NUL character"),
                fault(
                        "a listed file's path leaves its entry and the workspace",
                        w -> w.editModel("\"path\": \"rest.bin\"", "\"path\": \"../../../../a\""),
                        Kind.PATH_REFUSED,
                        MODELS + ":16")
                    .saying("leaves the workspace"),
                fault(
                        "a recorded path leads through a file",
                        w -> Changes.record(w, TOP_SHA, TOP + "/a.bin"),
                        Kind.MISSING_ARTIFACT,
                        MODEL_SUMS + ":3")
                    .saying("a file stands where one of its folders should be"),
                fault(
                        "a recorded name is longer than any file's",
                        w -> Changes.record(w, TOP_SHA, "x".repeat(300)),
                        Kind.PATH_REFUSED,
                        MODEL_SUMS + ":3")
                    .saying("255")))
        .toList();
  }

  private static Stream<Row> refusedRows(String what, String path, String reason) {
    return Stream.of(
        fault(
                "a recorded path is " + what,
                w -> Changes.record(w, TOP_SHA, path),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":3")
            .saying(reason),
        fault(
                "a manifest's path is " + what,
                w -> editModelPath(w, path.replace("\\", "\\\\")),
                Kind.PATH_REFUSED,
                MODELS + ":23")
            .saying(reason));
  }

  private static void editModelPath(WorkspaceBuilder workspace, String json) {
    workspace.editModel("\"path\": \"" + SINGLE + "\"", "\"path\": \"" + json + "\"");
  }

  private static List<Row> links() {
    return List.of(
        fault(
                "a recorded file is a link out of the workspace",
                w -> moveOut(w, TOP),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":1")
            .saying("is a link that leaves the workspace", "smoke.links=anywhere"),
        fault(
            "a file that only the manifest states is a link out of the workspace",
            w -> moveOut(w, REST),
            Kind.PATH_REFUSED,
            MODELS + ":16"),
        fault(
                "an entry's directory is a link out of the workspace",
                w -> moveOut(w, "models/acme/shards"),
                Kind.PATH_REFUSED,
                MODELS + ":5")
            .red(2),
        fault(
                "a link out of the workspace leads to a file with other content",
                w -> {
                  w.file(TOP, "top!!");
                  moveOut(w, TOP);
                },
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":1")
            .with("smoke.links", "anywhere"),
        fault(
                "a blob of a hub cache elsewhere has other content than its name says",
                w -> linkToHub(w, "TOP??", "rest.."),
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":1")
            .with("smoke.links", "anywhere"),
        fault(
                "a link out of the workspace leads to a device",
                w -> w.delete(TOP).link(TOP, "/dev/zero"),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":1")
            .with("smoke.links", "anywhere")
            .saying("is a device"),
        fault(
                "a link out of the workspace leads to a pipe",
                w -> {
                  Changes.special(w, TOP, "mkfifo", "../pipe");
                  w.link(TOP, "../../../../pipe");
                },
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":1")
            .with("smoke.links", "anywhere")
            .needing("mkfifo"),
        fault(
                "a link leads to the state of the operating system",
                w -> w.delete(TOP).link(TOP, "/proc/self/environ"),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":1")
            .with("smoke.links", "anywhere"),
        fault(
                "a manifest is a link out of the workspace, though others are followed",
                w -> moveOut(w, DATASETS),
                Kind.PATH_REFUSED,
                DATASETS + ":1")
            .with("smoke.links", "anywhere"),
        fault(
                "a checksum file is a link out of the workspace, though others are followed",
                w -> moveOut(w, DATASET_SUMS),
                Kind.PATH_REFUSED,
                DATASET_SUMS + ":1")
            .with("smoke.links", "anywhere"),
        fault(
                "a schema is a link out of the workspace, though others are followed",
                w -> {
                  w.file("inventory/manifest_schema.json", "{}");
                  moveOut(w, "inventory/manifest_schema.json");
                },
                Kind.PATH_REFUSED,
                "inventory/manifest_schema.json:1")
            .with("smoke.links", "anywhere"),
        fault(
                "a recorded file is a link to itself",
                w -> w.delete(TOP).link(TOP, "top.bin"),
                Kind.PATH_REFUSED,
                MODEL_SUMS + ":1")
            .saying("leads back to itself"),
        fault(
                "a recorded file is a link to nothing",
                w -> w.delete(TOP).link(TOP, "gone.bin"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":1")
            .saying("a link to nothing lies there"));
  }

  private static List<Row> lookalikes() {
    return List.of(
        fault(
                "the combined manifest spells a name with a Cyrillic letter",
                w -> w.edit(COMBINED, "\"acme/words\"", "\"\u0430cme/words\""),
                Kind.MANIFEST_INCONSISTENT,
                DATASETS + ":5")
            .red(2)
            .saying("differs from it only by U+0430 CYRILLIC SMALL LETTER A"),
        fault(
                "the combined manifest has a zero-width space in a name",
                w -> w.edit(COMBINED, "\"acme/words\"", "\"acme/\u200bwords\""),
                Kind.MANIFEST_INCONSISTENT,
                DATASETS + ":5")
            .red(2)
            .saying("only by an invisible U+200B ZERO WIDTH SPACE at character 6"),
        fault(
                "the combined manifest spells a name in another case",
                w -> w.edit(COMBINED, "\"acme/words\"", "\"acme/Words\""),
                Kind.MANIFEST_INCONSISTENT,
                DATASETS + ":5")
            .red(2)
            .saying("differs from it only by case"),
        fault(
                "two names of a list differ only by case",
                w -> w.editModel("\"acme/single\"", "\"Acme/Shards\""),
                Kind.DUPLICATE,
                MODELS + ":21")
            .red(2)
            .saying("differs from it only by case"),
        fault(
                "two names of a list differ only by an invisible character",
                w -> w.editModel("\"acme/single\"", "\"acme/sh\u200bards\""),
                Kind.DUPLICATE,
                MODELS + ":21")
            .red(2)
            .saying("U+200B ZERO WIDTH SPACE"),
        fault(
                "two recorded paths differ only by case",
                w -> {
                  Changes.recorded(w, "models/x", "x");
                  Changes.recorded(w, "models/X", "X");
                },
                Kind.DUPLICATE,
                MODEL_SUMS + ":3")
            .red(2)
            .saying("differs from it only by case"),
        fault(
                "two recorded paths differ only by Unicode normalisation",
                w -> {
                  Changes.recorded(w, "models/t\u00f6k", "x");
                  Changes.recorded(w, "models/to\u0308k", "X");
                },
                Kind.DUPLICATE,
                MODEL_SUMS + ":3")
            .red(2)
            .saying("only in how its letters are composed"),
        fault(
            "two listed files differ only by case",
            w -> {
              w.editModel("\"path\": \"rest.bin\"", "\"path\": \"Top.bin\"");
              Files.move(w.root().resolve(REST), w.root().resolve("models/acme/shards/Top.bin"));
            },
            Kind.DUPLICATE,
            MODELS + ":16"),
        fault(
                "a recorded file lies there by a name in another case",
                w -> w.delete(SINGLE).file("models/acme/Single.onnx", "single!"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":2")
            .saying("\"Single.onnx\" lies in its folder, which differs from it only by case"),
        fault(
                "a recorded file lies there by a name of another Unicode normalisation",
                w ->
                    Changes.record(
                        w.file("models/to\u0308k.bin", "x"), sha256("x"), "models/t\u00f6k.bin"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":3")
            .saying("lies in its folder", "only in how its letters are composed"),
        fault(
                "a manifest and a checksum file spell a path in another case",
                w -> editModelPath(w, "models/acme/Single.onnx"),
                Kind.MANIFEST_INCONSISTENT,
                MODELS + ":23")
            .saying("checksums are recorded for \"" + SINGLE + "\"", "only by case"));
  }

  private static List<Row> harmlessPaths() {
    return List.of(
        harmless(
            "recorded paths start with ./",
            w ->
                w.edit(MODEL_SUMS, "  " + TOP, "  ./" + TOP)
                    .edit(DATASET_SUMS, WORDS, "./" + WORDS)),
        harmless(
                "recorded paths are relative to the checksum file's folder",
                w -> w.file(MODEL_SUMS, w.text(MODEL_SUMS).replace("  models/", "  ")))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":1"),
        harmless(
            "a recorded path goes up from the checksum file's folder",
            w -> Changes.record(w.file("a", "x"), sha256("x"), "../a")),
        harmless(
            "recorded paths have backslashes",
            w -> w.edit(MODEL_SUMS, TOP, TOP.replace('/', '\\'))),
        harmless(
            "a manifest's path starts with ./ and ends in a slash",
            w -> w.editModel("\"models/acme/shards\"", "\"./models//acme/shards/\"")),
        harmless(
                "paths were recorded below a prefix that is stripped",
                w -> w.edit(MODEL_SUMS, TOP, "C:/repos/harmonia/" + TOP))
            .with("smoke.recorded-root", "C:/repos/harmonia"));
  }

  private static List<Row> harmlessLinks() {
    return List.of(
        harmless(
                "a recorded file is a link inside the workspace",
                w -> w.delete(TOP).file("store/top", "TOP!!").link(TOP, "../../../store/top"))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":1"),
        harmless(
                "an entry's directory is a link inside the workspace",
                w -> {
                  Files.move(w.root().resolve("models/acme/shards"), w.root().resolve("shards"));
                  w.link("models/acme/shards", "../../shards");
                })
            .seenAs(Kind.MATCH, MODELS + ":5"),
        harmless(
                "an entry's files are links into the blobs of a hub cache in the workspace",
                w ->
                    w.delete(TOP, REST)
                        .file("hub/blobs/" + TOP_SHA, "TOP!!")
                        .file("hub/blobs/b", "rest..")
                        .link(TOP, "../../../hub/blobs/" + TOP_SHA)
                        .link(REST, "../../../hub/blobs/b"))
            .seenAs(Kind.MATCH, MODELS + ":5"),
        harmless(
                "a link out of the workspace is followed where that is asked for",
                w -> moveOut(w, TOP))
            .with("smoke.links", "anywhere")
            .seenAs(Kind.MATCH, MODEL_SUMS + ":1"),
        harmless(
                "an entry's directory is a link to a snapshot of a hub cache elsewhere",
                w -> linkToHub(w, "TOP!!", "rest.."))
            .with("smoke.links", "anywhere")
            .seenAs(Kind.MATCH, MODELS + ":5"),
        harmless("links may lead anywhere, and there are none", w -> {})
            .with("smoke.links", "anywhere"));
  }

  private static List<Row> harmlessNames() {
    return List.of(
        harmless("a recorded name has spaces", w -> Changes.recorded(w, "models/ a  b.bin", "x")),
        harmless(
            "a recorded name is Chinese",
            w -> Changes.recorded(w, "models/\u6a21\u578b/\u91cd.bin", "x")),
        harmless(
            "a recorded name is Russian", w -> Changes.recorded(w, "models/модель/вата.bin", "x")),
        harmless(
            "a recorded name is Persian, with a zero-width non-joiner",
            w -> Changes.recorded(w, "models/می\u200cخواهم.bin", "x")),
        harmless(
            "a recorded name has an emoji of several characters",
            w -> Changes.recorded(w, "models/👩\u200d🚀❤\ufe0f.bin", "x")),
        harmless(
            "a recorded name is decomposed, and its file's too",
            w -> Changes.recorded(w, "models/to\u0308k.bin", "x")),
        harmless(
            "a recorded name has a line end, escaped as sha256sum does",
            w -> Changes.recorded(w, "models/a\nb.bin", "x")),
        harmless(
            "a recorded name has control characters",
            w -> Changes.recorded(w, "models/a\u001b[2J\tb.bin", "x")),
        harmless(
            "a recorded name has colons",
            w -> Changes.recorded(w, "models/2026-11-23T04:05:06.json", "x")),
        harmless(
            "a recorded name is almost that of a device",
            w -> Changes.recorded(w, "models/console/aux1/nul_.con", "x")),
        harmless(
            "a recorded name starts with a tilde",
            w -> Changes.recorded(w, "models/~a/~$b.bin", "x")),
        harmless(
            "a recorded name has 255 bytes",
            w -> Changes.recorded(w, "models/" + "x".repeat(255), "x")),
        harmless(
            "a recorded path has 40 folders",
            w -> Changes.recorded(w, "folder/".repeat(40) + "a.bin", "x")),
        harmless(
                "a recorded name has a zero-width space, which is remarked on",
                w -> Changes.recorded(w, "models/a\u200bb.bin", "x"))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3")
            .saying("the path holds U+200B ZERO WIDTH SPACE at character 9, which nobody sees"),
        harmless(
                "two recorded paths differ only by case, and have the same content",
                w -> {
                  Changes.recorded(w, "models/x", "x");
                  Changes.recorded(w, "models/X", "x");
                })
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3")
            .saying("looks like \"models/X\""),
        harmless(
            "an entry's name is in letters of another script",
            w -> {
              for (String manifest : List.of(DATASETS, COMBINED)) {
                w.edit(manifest, "\"acme/words\"", "\"акме/слова\"");
              }
            }));
  }

  /** Moves something beside the workspace, and leaves a link to it. */
  private static void moveOut(WorkspaceBuilder workspace, String path) throws IOException {
    Path from = workspace.root().resolve(path);
    Path to = workspace.root().resolveSibling("elsewhere-" + from.getFileName());
    Files.move(from, to);
    Files.createSymbolicLink(from, to);
  }

  /** Makes the entry of two files a link to a snapshot of a hub cache beside the workspace. */
  private static void linkToHub(WorkspaceBuilder workspace, String top, String rest) {
    String hub = "../hub/models--acme--shards";
    workspace
        .delete(TOP, REST, "models/acme/shards")
        .file(hub + "/blobs/" + TOP_SHA, top)
        .file(hub + "/blobs/0a1b", rest)
        .link(hub + "/snapshots/c0ffee/top.bin", "../../blobs/" + TOP_SHA)
        .link(hub + "/snapshots/c0ffee/rest.bin", "../../blobs/0a1b")
        .link(
            "models/acme/shards",
            workspace.root().resolve(hub + "/snapshots/c0ffee").normalize().toString());
  }
}
