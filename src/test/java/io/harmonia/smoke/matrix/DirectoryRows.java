package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Entries that are directories: how many files they have, which ones, and what lies beside. */
final class DirectoryRows {
  private static final String SHARDS = "models/acme/shards/";
  private static final String EXTRA = SHARDS + "extra.bin";
  private static final String LISTED = ",?\\s*\\{\"path\": \"%s\"[^}]*\\},?";
  private static final String HUB = "models/models--acme--pipe";
  private static final String REVISION = HUB + "/snapshots/0a1b2c";

  /** Where an entry that is added stands. */
  private static final String ADDED = MODELS + ":28";

  private DirectoryRows() {}

  static List<Row> rows() {
    return Stream.of(
            counts(),
            names(),
            digests(),
            unlisted(),
            harmlessCounts(),
            harmlessLinks(),
            harmlessBeside())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Row> counts() {
    return List.of(
        fault(
                "a file more than stated lies in a directory whose files are all listed",
                w -> w.file(EXTRA, "extra"),
                Kind.SIZE_MISMATCH,
                MODELS + ":13")
            .saying("not listed: " + EXTRA),
        fault(
                "a file more than stated lies in a directory of which a sample is listed",
                w -> unlist(w.file(EXTRA, "extra"), "rest.bin"),
                Kind.SIZE_MISMATCH,
                MODELS + ":13")
            .saying("not listed: " + EXTRA + ", " + REST),
        fault(
            "a file more than stated lies in a directory of which no file is listed",
            w -> unlistAll(w.file(EXTRA, "extra")),
            Kind.SIZE_MISMATCH,
            MODELS + ":13"),
        fault(
                "a file stands in for a listed one that is gone",
                w -> w.delete(REST).file(EXTRA, "tser.."),
                Kind.UNLISTED,
                MODELS + ":5")
            .saying("not listed: " + EXTRA, "not there: " + REST),
        fault(
                "two files stand in for a listed one that is gone",
                w -> w.delete(REST).file(EXTRA, "tser..").file(EXTRA + "2", ""),
                Kind.SIZE_MISMATCH,
                MODELS + ":13")
            .saying("not there: " + REST),
        fault(
                "a file stands in for one of a sample",
                w -> unlist(w.delete(REST).file(EXTRA, "tser.."), "top.bin"),
                Kind.MISSING_ARTIFACT,
                MODELS + ":15")
            .saying("files_count is 2"),
        fault(
                "of two names of one content one is gone, and files must be there",
                w -> {
                  hub(w, 3);
                  w.delete(REVISION + "/b/merges.txt");
                },
                Kind.MISSING_ARTIFACT,
                ADDED)
            .with("smoke.require", "present"),
        fault(
                "a second revision of a hub cache has other content",
                w -> {
                  hubFolder(w);
                  w.file(HUB + "/blobs/other", "other")
                      .link(HUB + "/snapshots/ffff/model.bin", "../../blobs/other");
                },
                Kind.SIZE_MISMATCH,
                ADDED)
            .saying("snapshots/ffff/model.bin"),
        fault(
                "a directory has a file more whose name is not UTF-8",
                w -> {
                  add(w, "odd", 2, "\"files_count\": 2, \"size_bytes\": 2");
                  undecodable(w, "models/acme/odd/", "%FE", "%FF", "%FE%FF");
                },
                Kind.SIZE_MISMATCH,
                ADDED)
            .saying("actual 3", "\\u{dcfe}"),
        fault(
                "a name is only almost that of a sidecar",
                w -> w.file(SHARDS + "_model.bin", "x"),
                Kind.SIZE_MISMATCH,
                MODELS + ":13")
            .saying("_model.bin"),
        fault(
                "a glob that has files not counted does not match one more",
                w -> w.file(EXTRA, "extra"),
                Kind.SIZE_MISMATCH,
                MODELS + ":13")
            .with("smoke.uncounted", "*.log,models/acme/logs/"),
        fault(
                "a glob that has files not counted matches a listed one of other content",
                w -> w.file(REST, "REST.."),
                Kind.CHECKSUM_MISMATCH,
                MODELS + ":16")
            .with("smoke.uncounted", "*.bin"));
  }

  private static List<Row> names() {
    return List.of(
        fault(
                "a listed file's path is relative to the workspace",
                w -> w.editModel("\"path\": \"rest.bin\"", "\"path\": \"" + REST + "\""),
                Kind.MANIFEST_INCONSISTENT,
                MODELS + ":16")
            .saying("relative to the entry's directory", "Write \"path\": \"rest.bin\""),
        fault(
                "a listed file's path is relative to the folder of the models",
                w -> w.editModel("\"path\": \"rest.bin\"", "\"path\": \"acme/shards/rest.bin\""),
                Kind.MANIFEST_INCONSISTENT,
                MODELS + ":16")
            .saying("Write \"path\": \"rest.bin\""),
        fault(
                "a listed file lies there by a name in another case",
                w -> w.delete(REST).file(SHARDS + "Rest.bin", "rest.."),
                Kind.MISSING_ARTIFACT,
                MODELS + ":16")
            .saying("only by case", "“mv -n -- " + SHARDS + "Rest.bin " + REST + "”"),
        fault(
                "a listed file lies there by a name of another Unicode normalisation",
                w -> {
                  w.editModel("\"path\": \"rest.bin\"", "\"path\": \"r\u00e9st.bin\"");
                  w.delete(REST).file(SHARDS + "re\u0301st.bin", "rest..");
                },
                Kind.MISSING_ARTIFACT,
                MODELS + ":16")
            .saying("only in how its letters are composed"),
        fault(
                "a listed file lies there in a folder of another case",
                w -> {
                  w.editModel("\"path\": \"rest.bin\"", "\"path\": \"onnx/rest.bin\"");
                  w.delete(REST).file(SHARDS + "ONNX/rest.bin", "rest..");
                },
                Kind.MISSING_ARTIFACT,
                MODELS + ":16")
            .saying("mv -n -- " + SHARDS + "ONNX " + SHARDS + "onnx"),
        fault(
            "a listed file of a partial restore lies there by a name in another case",
            w -> {
              w.editModel("\"files_count\": 2", "\"files_count\": 3");
              w.edit(COMBINED, "\"models_files\": 3", "\"models_files\": 4");
              w.delete(REST).file(SHARDS + "Rest.bin", "rest..");
            },
            Kind.MISSING_ARTIFACT,
            MODELS + ":16"),
        fault(
                "an entry's file that is not recorded lies there by a name in another case",
                w -> {
                  w.checksums(MODEL_SUMS, TOP_SHA + "  " + TOP);
                  w.delete(SINGLE).file("models/acme/Single.onnx", "single!");
                },
                Kind.MISSING_ARTIFACT,
                MODELS + ":23")
            .saying("only by case"),
        fault(
                "an entry that is not recorded lies there in a folder of another case",
                w -> {
                  w.delete(DATASET_SUMS);
                  Files.move(w.root().resolve("datasets/acme"), w.root().resolve("datasets/Acme"));
                },
                Kind.MISSING_ARTIFACT,
                DATASETS + ":8")
            .saying("mv -n -- datasets/Acme datasets/acme"));
  }

  private static List<Row> digests() {
    return List.of(
        fault(
                "a directory's digest is of none of its files",
                w -> {
                  nothingRecordedOfShards(w);
                  w.editModel(TOP_SHA, OTHER_SHA);
                },
                Kind.CHECKSUM_MISMATCH,
                MODELS + ":10")
            .saying("none of the 2 has it"),
        fault(
                "a directory's digest is of none of its files, of which one is recorded",
                w -> unlistAll(w).editModel(TOP_SHA, OTHER_SHA),
                Kind.CHECKSUM_MISMATCH,
                MODELS + ":10")
            .saying("none of the 2 has it"),
        fault(
            "the file that a directory's digest is of has other content",
            w -> {
              nothingRecordedOfShards(w);
              w.file(TOP, "top!!");
            },
            Kind.CHECKSUM_MISMATCH,
            MODELS + ":10"),
        fault(
            "a directory's digest is that of a file beside it",
            w -> {
              nothingRecordedOfShards(w);
              w.editModel(TOP_SHA, sha256("beside")).file("models/acme/shards.bin", "beside");
            },
            Kind.CHECKSUM_MISMATCH,
            MODELS + ":10"));
  }

  private static List<Row> unlisted() {
    return List.of(
        fault(
                "a file lies where entries do and no entry is about it, which is asked for",
                w -> w.file("models/acme/stray.bin", "x"),
                Kind.UNLISTED,
                "models/acme/stray.bin:1")
            .with("smoke.unlisted", "reject"),
        fault(
                "a folder with files lies where entries do, which is asked for",
                w -> w.file("models/other/deep/stray.bin", "x").folder("models/empty"),
                Kind.UNLISTED,
                "models/other:1")
            .with("smoke.unlisted", "reject"),
        fault(
                "a directory that is partly there has a file that is not listed, which is asked for",
                w -> {
                  w.checksums(MODEL_SUMS, SINGLE_SHA + "  " + SINGLE);
                  w.delete(TOP, REST).file(EXTRA, "extra");
                },
                Kind.UNLISTED,
                MODELS + ":5")
            .with("smoke.unlisted", "reject")
            .saying(EXTRA));
  }

  private static List<Row> harmlessCounts() {
    return List.of(
        harmless(
                "operating systems and tools left sidecars",
                w ->
                    w.file(SHARDS + "._rest.bin", "x")
                        .file(SHARDS + "THUMBS.DB", "x")
                        .file(SHARDS + "Desktop.ini", "x")
                        .file(SHARDS + ".nfs000000000012", "x")
                        .file(SHARDS + "__pycache__/a.pyc", "x")
                        .file(SHARDS + "sub/.ipynb_checkpoints/a.json", "x")
                        .file(SHARDS + ".DS_Store", "x"))
            .seenAs(Kind.MATCH, MODELS + ":5")
            .saying("not counted for their names", SHARDS + "._rest.bin", "and 2 more"),
        harmless(
                "a file of a name that a setting has not be counted is there",
                w -> w.file(SHARDS + "train.log", "x").file("models/acme/shards/logs/a", "x"))
            .with("smoke.uncounted", "*.log,models/acme/shards/logs/")
            .seenAs(Kind.MATCH, MODELS + ":5")
            .saying(SHARDS + "logs, " + SHARDS + "train.log"),
        harmless(
            "a listed file counts whatever its name",
            w -> {
              w.editModel("\"path\": \"rest.bin\"", "\"path\": \".gitattributes\"");
              w.delete(REST).file(SHARDS + ".gitattributes", "rest..");
            }),
        harmless(
                "manifests and checksum files lie in an entry's directory",
                w -> add(w, "all", "datasets", 1, 6, "\"files_count\": 1, \"size_bytes\": 6"))
            .seenAs(Kind.MATCH, ADDED),
        harmless(
                "a directory has two files whose names are not UTF-8",
                w -> {
                  add(w, "odd", 2, "\"files_count\": 2, \"size_bytes\": 2");
                  undecodable(w, "models/acme/odd/", "%FE", "%FF");
                })
            .seenAs(Kind.MATCH, ADDED),
        harmless(
            "a directory's digest is that of one of its files, and nothing else is",
            DirectoryRows::nothingRecordedOfShards),
        harmless(
                "a directory's digest is what a pointer states, and nothing else is",
                w -> {
                  nothingRecordedOfShards(w);
                  w.file(TOP, pointerTo("TOP!!"));
                })
            .seenAs(Kind.POINTER_MATCH, MODELS + ":5"),
        harmless(
                "a directory's digest is that of a file beside a recorded one",
                w -> unlistAll(w).editModel(TOP_SHA, REST_SHA))
            .seenAs(Kind.MATCH, MODELS + ":5"),
        harmless(
                "the file beside a recorded one that a directory's digest is of was not restored",
                w -> unlistAll(w).editModel(TOP_SHA, REST_SHA).delete(REST))
            .seenAs(Kind.PARTIAL, MODELS + ":5"),
        harmless(
                "the file that a directory's digest is of was not restored",
                w -> {
                  nothingRecordedOfShards(w);
                  w.delete(TOP);
                })
            .seenAs(Kind.PARTIAL, MODELS + ":5"));
  }

  private static List<Row> harmlessLinks() {
    return List.of(
        harmless(
                "two names in a snapshot of a hub cache have one content, and must be there",
                w -> hub(w, 3))
            .with("smoke.require", "present")
            .seenAs(Kind.MATCH, ADDED),
        harmless(
                "a hub cache's folder has its own housekeeping",
                w -> {
                  hubFolder(w);
                  w.file(HUB + "/.no_exist/0a1b2c/adapter.json", "").file(HUB + "/refs/pr/1", "x");
                })
            .seenAs(Kind.MATCH, ADDED),
        harmless(
                "a second revision of a hub cache shares a file",
                w -> {
                  hubFolder(w);
                  w.link(HUB + "/snapshots/ffff/model.bin", "../../blobs/b");
                })
            .seenAs(Kind.MATCH, ADDED),
        harmless(
                "two files of a directory are hard links to one",
                w -> {
                  add(w, "twice", 2, "\"files_count\": 2, \"size_bytes\": 2");
                  w.file("models/acme/twice/a", "x");
                  Files.createLink(
                      w.root().resolve("models/acme/twice/b"),
                      w.root().resolve("models/acme/twice/a"));
                })
            .seenAs(Kind.MATCH, ADDED),
        harmless(
                "a directory's file is there by a second name, which is a link",
                w -> {
                  add(w, "twice", 2, "\"files_count\": 2, \"size_bytes\": 2");
                  w.file("models/acme/twice/a", "x").link("models/acme/twice/b", "a");
                })
            .seenAs(Kind.MATCH, ADDED),
        harmless(
                "a directory has a link to another one, and links that lead back",
                w -> {
                  add(w, "linked", 2, "\"files_count\": 2, \"size_bytes\": 2");
                  w.file("shared/onnx/x", "x")
                      .file("models/acme/linked/a", "x")
                      .link("models/acme/linked/onnx", "../../../shared/onnx")
                      .link("models/acme/linked/self", ".")
                      .link("shared/onnx/back", "../../models");
                })
            .seenAs(Kind.MATCH, ADDED));
  }

  private static List<Row> harmlessBeside() {
    return List.of(
        harmless(
                "a file lies where entries do and no entry is about it, which is remarked on",
                w -> w.file("models/acme/stray.bin", "x").file("models/other/x", "x"))
            .seenAs(Kind.VALID, MODELS + ":1")
            .saying("2 files and folders are there", "models/acme/stray.bin, models/other"),
        harmless(
                "no file may lie where entries do that no entry is about, and texts do",
                w ->
                    w.file("models/README.md", "x")
                        .file("models/acme/LICENSE.txt", "x")
                        .file("models/.gitignore", "x")
                        .file("models/acme/Thumbs.db", "x")
                        .file("models/acme/shards/sub/.DS_Store", "x")
                        .folder("models/empty/deep"))
            .with("smoke.unlisted", "reject"),
        harmless(
                "no file may lie where entries do that no entry is about, and one is waived",
                w ->
                    w.file("models/acme/stray.bin", "x")
                        .waivers(
                            "{\"path\": \"models/acme/stray.bin\", \"kind\": \"unlisted\","
                                + " \"reason\": \"moves next week\", \"expires\": \"2026-12-31\"}"))
            .with("smoke.unlisted", "reject"));
  }

  /** Takes a file out of the list of the shards. */
  private static WorkspaceBuilder unlist(WorkspaceBuilder workspace, String file) {
    return replace(workspace, LISTED.formatted(file), "");
  }

  private static WorkspaceBuilder unlistAll(WorkspaceBuilder workspace) {
    return replace(workspace, "\"files\": \\[[^]]*\\],\\s*", "");
  }

  private static void nothingRecordedOfShards(WorkspaceBuilder workspace) {
    unlistAll(workspace).checksums(MODEL_SUMS, SINGLE_SHA + "  " + SINGLE);
  }

  private static WorkspaceBuilder replace(WorkspaceBuilder workspace, String regex, String by) {
    for (String manifest : List.of(MODELS, COMBINED)) {
      workspace.file(manifest, workspace.text(manifest).replaceFirst(regex, by));
    }
    return workspace;
  }

  /** Adds a model of as many bytes as files in {@code models/acme}. */
  private static void add(WorkspaceBuilder workspace, String name, int files, String fields) {
    add(workspace, name, "models/acme/" + name, files, files, fields);
  }

  private static void add(
      WorkspaceBuilder workspace, String name, String path, int files, int bytes, String fields) {
    String last = "\"source_url\": \"https://models.invalid/acme/single\"\n    }";
    workspace
        .editModel(
            last,
            last
                + ",\n{\"name\": \"%s\", \"version\": \"1.0.0\", \"path\": \"%s\", %s}"
                    .formatted(name, path, fields))
        .edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": " + (18 + bytes))
        .edit(COMBINED, "\"models_files\": 3", "\"models_files\": " + (3 + files));
  }

  /** Adds a snapshot of a hub cache in which two of three names have one content. */
  private static void hub(WorkspaceBuilder workspace, int files) {
    add(
        workspace,
        "pipe",
        REVISION,
        files,
        11,
        "\"files_count\": "
            + files
            + ", \"size_bytes\": 11, \"files\": [{\"path\": \"a/merges.txt\"},"
            + " {\"path\": \"b/merges.txt\"}, {\"path\": \"model.bin\"}]");
    snapshot(workspace);
  }

  /** The same, of which the cache's folder is the entry. */
  private static void hubFolder(WorkspaceBuilder workspace) {
    add(workspace, "pipe", HUB, 3, 11, "\"files_count\": 3, \"size_bytes\": 11");
    snapshot(workspace);
  }

  private static void snapshot(WorkspaceBuilder workspace) {
    workspace
        .file(HUB + "/blobs/a", "abc")
        .file(HUB + "/blobs/b", "model")
        .file(HUB + "/refs/main", "0a1b2c")
        .link(REVISION + "/a/merges.txt", "../../../blobs/a")
        .link(REVISION + "/b/merges.txt", "../../../blobs/a")
        .link(REVISION + "/model.bin", "../../blobs/b");
  }

  /** Makes files of one byte, whose names are written as in a URI. */
  private static void undecodable(WorkspaceBuilder workspace, String folder, String... names)
      throws IOException {
    workspace.folder(folder);
    for (String name : names) {
      Files.writeString(Path.of(URI.create(workspace.root().toUri() + folder + name)), "x");
    }
  }
}
