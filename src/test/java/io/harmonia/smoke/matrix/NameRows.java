package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which file a recorded name means, and which field a name. */
final class NameRows {
  private static final String X = sha256("x");
  private static final String NOT_IT = "does not stand for it";

  /** In the entry of one file, beside which fields are added. */
  private static final String PATH = "\"path\": \"" + SINGLE + "\",";

  private static final String SIZE = "\"size_bytes\": 7,";

  private NameRows() {}

  static List<Row> rows() {
    return Stream.of(copies(), oneMeaning(), fields(), otherFields(), harmlessFields(), misplaced())
        .flatMap(List::stream)
        .toList();
  }

  /** Names are read from the checksum file's folder, as they are in all lines of it. */
  private static void fromFolder(WorkspaceBuilder workspace) {
    workspace.file(MODEL_SUMS, workspace.text(MODEL_SUMS).replace("  models/", "  "));
  }

  /** A file at another place than where it is recorded stands for nothing. */
  private static List<Row> copies() {
    return List.of(
        fault(
                "a recorded file is gone from the checksum file's folder, and one lies in the"
                    + " workspace",
                w -> {
                  fromFolder(w);
                  w.delete(SINGLE).file("acme/single.onnx", "single!");
                },
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":2")
            .saying(SINGLE + ": expected", "the file at acme/single.onnx " + NOT_IT),
        fault(
                "a recorded file is gone, and one lies by its name below the checksum file's"
                    + " folder",
                w -> w.delete(SINGLE).file("models/" + SINGLE, "single!"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":2")
            .saying("the file at models/" + SINGLE + " " + NOT_IT),
        fault(
                "of two recorded files one is gone, and one of its name lies where the other"
                    + " folder would have it",
                w ->
                    w.delete(MODELS, DATASETS, COMBINED, DATASET_SUMS)
                        .file("LICENSE", "x")
                        .checksums(MODEL_SUMS, X + "  LICENSE", SINGLE_SHA + "  acme/single.onnx"),
                Kind.AMBIGUOUS_PATH,
                MODEL_SUMS + ":1")
            .red(2)
            .saying("LICENSE or models/LICENSE", "Write the path"),
        fault(
                "a recorded licence that no manifest states is gone, and the workspace has one",
                w -> {
                  fromFolder(w);
                  Changes.record(w.file("LICENSE", "x"), X, "LICENSE");
                },
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":3")
            .saying("models/LICENSE: expected", "the file at LICENSE " + NOT_IT),
        fault(
                "a recorded file of the workspace is gone, and the checksum file's folder has one",
                w -> Changes.record(w.file("models/LICENSE", "x"), X, "LICENSE"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":3")
            .saying("LICENSE: expected", "the file at models/LICENSE " + NOT_IT),
        fault(
                "without manifests a recorded file is gone, and one lies at the other place",
                w -> {
                  fromFolder(w);
                  Changes.record(w.delete(MODELS, DATASETS, COMBINED), X, "LICENSE");
                  w.file("LICENSE", "x");
                },
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":3")
            .saying(NOT_IT),
        fault(
                "the only recorded file is gone, and one lies at the other place",
                w ->
                    w.delete(SINGLE)
                        .file("acme/single.onnx", "single!")
                        .checksums(MODEL_SUMS, SINGLE_SHA + "  acme/single.onnx"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":1")
            .saying(NOT_IT),
        fault(
                "the only recorded file, which its entry does not list, is gone, and one lies at"
                    + " the other place",
                w ->
                    w.file("acme/shards/extra.bin", "x")
                        .checksums(MODEL_SUMS, X + "  acme/shards/extra.bin"),
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":1")
            .saying("models/acme/shards/extra.bin: expected", NOT_IT),
        fault(
                "a recorded dataset is gone, and a file lies below the checksum file's folder",
                w -> w.delete(WORDS).file("datasets/" + WORDS, "words\n"),
                Kind.MISSING_ARTIFACT,
                DATASET_SUMS + ":1")
            .saying(NOT_IT),
        fault(
                "two files are recorded by one name, once without the folder, and one is gone",
                w -> {
                  Changes.recorded(w, "models/LICENSE", "x");
                  Changes.record(w, X, "LICENSE");
                },
                Kind.MISSING_ARTIFACT,
                MODEL_SUMS + ":4")
            .saying(NOT_IT),
        fault(
                "a checksum file lists itself",
                w -> Changes.record(w, X, MODEL_SUMS),
                Kind.CHECKSUM_MISMATCH,
                MODEL_SUMS + ":3")
            .saying("the checksum file lists itself", "Remove line 3 of " + MODEL_SUMS));
  }

  private static List<Row> oneMeaning() {
    return List.of(
        harmless(
                "files of other content lie where names would lead from the workspace",
                w -> {
                  fromFolder(w);
                  w.file("acme/single.onnx", "other").file("acme/shards/top.bin", "other");
                })
            .seenAs(Kind.MATCH, MODEL_SUMS + ":2"),
        harmless(
                "files of other content lie where names would lead from the checksum file's folder",
                w -> w.file("models/" + SINGLE, "other").file("models/" + TOP, "other"))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":2"),
        harmless(
                "one of three names is read from the checksum file's folder, as its entry states",
                w -> Changes.record(w, REST_SHA, "acme/shards/rest.bin"))
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3"),
        harmless(
                "a recorded name goes up to a file of the workspace that its folder has as well",
                w -> {
                  fromFolder(w);
                  Changes.record(
                      w.file("LICENSE", "x").file("models/LICENSE", "y"), X, "../LICENSE");
                })
            .seenAs(Kind.MATCH, MODEL_SUMS + ":3"));
  }

  private static Row field(String name, String from, String to, String place, String says) {
    return fault(name, w -> w.editModel(from, to), Kind.MANIFEST_INVALID, place).saying(says);
  }

  private static List<Row> fields() {
    return List.of(
        field(
            "an entry states two paths, by the newer and the older name",
            PATH,
            PATH + " \"local_path\": \"models/acme/other.onnx\",",
            MODELS + ":23",
            "stated under two names"),
        field(
            "an entry states two names, by the newer and the older one",
            "\"name\": \"acme/single\",",
            "\"name\": \"acme/single\", \"repo_id\": \"acme/other\",",
            MODELS + ":21",
            "\"repo_id\" is the text \"acme/other\""),
        field(
            "an entry's folder is another than its name's",
            "\"name\": \"acme/single\",",
            "\"name\": \"acme/single\", \"folder_name\": \"acme_other\",",
            MODELS + ":21",
            "stated under two names"),
        field(
            "an entry lists its files twice, and otherwise",
            "\"files\": [",
            "\"top_files\": [{\"path\": \"rest.bin\", \"size_bytes\": 9}], \"files\": [",
            MODELS + ":14",
            "stated under two names"),
        field(
            "an entry lists no files, and some by the older name",
            "\"files\": [",
            "\"files\": [], \"top_files\": [",
            MODELS + ":14",
            "stated under two names"),
        field(
            "an entry lists no files, and some by a misspelt name",
            "\"files\": [",
            "\"files\": [], \"Files\": [",
            MODELS + ":14",
            "\"Files\" is misspelt"),
        field(
            "a misspelt digest differs from the one beside it",
            SIZE,
            SIZE + " \"SHA256\": \"" + X + "\",",
            MODELS + ":24",
            "says something else than \"sha256\" beside it"),
        field(
            "a misspelt size differs from the one beside it",
            SIZE,
            SIZE + " \"sizeBytes\": 8,",
            MODELS + ":24",
            "says something else than \"size_bytes\" beside it"));
  }

  private static List<Row> otherFields() {
    return List.of(
        fault(
                "a manifest has a second list by a misspelt name",
                w ->
                    w.edit(
                        MODELS,
                        "\"generated_at\"",
                        "\"Models\": [{\"name\": \"x\", \"path\": \"models/x\"}], \"generated_at\""),
                Kind.MANIFEST_INVALID,
                MODELS + ":2")
            .saying("\"Models\" is misspelt"),
        fault(
                "a misspelt total differs from the one beside it",
                w ->
                    w.edit(
                        COMBINED,
                        "\"models_bytes\": 18,",
                        "\"models_byte\": 17, \"models_bytes\": 18,"),
                Kind.MANIFEST_INVALID,
                COMBINED + ":40")
            .saying("\"models_byte\" is misspelt"),
        fault(
                "the combined manifest states another variant",
                w -> {
                  w.edit(MODELS, PATH, PATH + " \"variant\": \"q4\",");
                  w.edit(COMBINED, PATH, PATH + " \"variant\": \"q8\",");
                },
                Kind.MANIFEST_INCONSISTENT,
                MODELS + ":20")
            .saying("variant: expected q4"),
        fault(
                "the combined manifest alone has notes",
                w -> w.edit(COMBINED, PATH, PATH + " \"notes\": \"retrained\","),
                Kind.MANIFEST_INCONSISTENT,
                MODELS + ":20")
            .saying("notes: expected nothing"),
        fault(
                "the combined manifest alone states a second path by the older name",
                w -> w.edit(COMBINED, PATH, PATH + " \"local_path\": \"models/other\","),
                Kind.MANIFEST_INVALID,
                COMBINED + ":23")
            .saying("stated under two names"));
  }

  private static Row said(String name, String from, String to) {
    return harmless(name, w -> w.editModel(from, to));
  }

  private static List<Row> harmlessFields() {
    return List.of(
        said(
            "an entry states its path by both names",
            PATH,
            PATH + " \"local_path\": \"./models//acme/single.onnx\","),
        said(
            "an entry states its name by all names",
            "\"name\": \"acme/single\",",
            "\"name\": \"acme/single\", \"repo_id\": \"acme/single\", \"folder_name\": \"acme_single\","),
        said(
            "an entry lists its files by both names, in another order",
            "\"files\": [",
            "\"top_files\": [{\"path\": \"rest.bin\", \"size_bytes\": 6, \"sha256\": \""
                + REST_SHA
                + "\"}, {\"path\": \"./top.bin\", \"size_bytes\": 5, \"sha256\": \""
                + TOP_SHA
                + "\"}], \"files\": ["),
        said(
            "an entry has a variant and notes",
            PATH,
            PATH + " \"variant\": \"q4\", \"notes\": \"tuned\","),
        said(
            "an empty misspelt list stands beside the files",
            "\"files\": [",
            "\"Files\": [], \"files\": ["),
        said(
                "a misspelt digest is the same as the one beside it",
                SIZE,
                SIZE + " \"SHA256\": \"" + SINGLE_SHA.toUpperCase(Locale.ROOT) + "\",")
            .seenAs(Kind.VALID, MODELS + ":20")
            .saying("nothing checks \"SHA256\""),
        said(
                "an entry has artifacts by a name that nothing checks",
                SIZE,
                SIZE + " \"artifacts\": [{\"path\": \"a\"}],")
            .seenAs(Kind.VALID, MODELS + ":20")
            .saying("nothing checks \"artifacts\""),
        harmless(
                "a total is unknown",
                w ->
                    w.edit(
                        COMBINED,
                        "\"models_bytes\": 18,",
                        "\"models_bytes\": 18, \"models_kb\": 1,"))
            .seenAs(Kind.CONSISTENT, COMBINED + ":39")
            .saying("nothing checks the total \"models_kb\""));
  }

  private static List<Row> misplaced() {
    return List.of(
        misplacedAt("SHA256SUMS"),
        misplacedAt("models/sub/checksums.sha256"),
        misplacedAt("models/Checksums.SHA256"),
        misplacedAt(SINGLE + ".sha256"));
  }

  private static Row misplacedAt(String place) {
    return harmless(
        "nothing reads the checksum file " + place, w -> w.file(place, X + "  nothing\n"));
  }
}
