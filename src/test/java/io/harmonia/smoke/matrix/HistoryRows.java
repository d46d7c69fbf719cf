package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WAIVERS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What had been recorded in the last commit, and what became of it. */
final class HistoryRows {
  private static final String WHOLE = MODELS + ":1";
  private static final String FIRST = MODELS + ":5";
  private static final String SECOND = MODELS + ":6";

  private static final String TOP_LINE = TOP_SHA + "  " + TOP;
  private static final String SINGLE_LINE = SINGLE_SHA + "  " + SINGLE;
  private static final String OTHER = "another";
  private static final String OTHER_SHA = sha256(OTHER);

  private static final String LICENCE = "licence";
  private static final String LICENCE_SHA = sha256(LICENCE);

  private static final String LISTED_TOP = listed("top.bin", TOP_SHA);
  private static final String LISTED_REST = listed("rest.bin", REST_SHA);

  private HistoryRows() {}

  static List<Row> rows() {
    return List.of(
        dropped(
            "a checksum that no entry has is not recorded any more",
            HistoryRows::sumsAlone,
            w -> w.checksums(MODEL_SUMS, TOP_LINE),
            MODEL_SUMS + ":1"),
        dropped(
            "a checksum of the folder is not recorded any more, and a recorded file of that name"
                + " lies in the other folder",
            w ->
                licences(sumsAlone(w))
                    .checksums(DATASET_SUMS, WORDS_SHA + "  " + WORDS, OTHER_SHA + "  LICENSE"),
            HistoryRows::fromFolder,
            MODEL_SUMS + ":1"),
        dropped(
            "a checksum file that no manifest speaks for lost its lines",
            HistoryRows::sumsAlone,
            w -> w.checksums(MODEL_SUMS, "# none"),
            MODEL_SUMS + ":1"),
        dropped(
            "a checksum file that no manifest speaks for was deleted",
            HistoryRows::sumsAlone,
            w -> w.delete(MODEL_SUMS),
            MODEL_SUMS + ":1"),
        dropped(
            "a checksum file that no manifest speaks for was moved to where nothing reads it",
            HistoryRows::sumsAlone,
            w -> w.file("sums/SHA256SUMS", w.text(MODEL_SUMS)).delete(MODEL_SUMS),
            MODEL_SUMS + ":1"),
        dropped(
                "a checksum is not recorded any more of which a Git LFS pointer is there",
                w -> sumsAlone(w).file(SINGLE, pointerTo("single!")),
                w -> w.checksums(MODEL_SUMS, TOP_LINE),
                MODEL_SUMS + ":1")
            .saying("though a Git LFS pointer to it is there", "Put the line “" + SINGLE_SHA),
        dropped(
                "a checksum is not recorded any more of a file that git tracks and the checkout lacks",
                HistoryRows::sumsAlone,
                w -> w.checksums(MODEL_SUMS, TOP_LINE).delete(SINGLE),
                MODEL_SUMS + ":1")
            .saying("though git tracks it", "git rm --cached " + SINGLE),
        dropped(
            "a checksum is not recorded any more of a file that git ignores",
            w -> sumsAlone(w).file(".gitignore", "*.onnx\n"),
            w -> w.checksums(MODEL_SUMS, TOP_LINE),
            MODEL_SUMS + ":1"),
        dropped(
                "an entry's folder was moved, a link left in its place, and its checksum dropped",
                w -> single(w, SINGLE_SHA).checksums(MODEL_SUMS, SINGLE_LINE),
                w -> {
                  models(w).checksums(MODEL_SUMS, "# none");
                  Path folder = w.root().resolve("models/acme");
                  Files.move(folder, folder.resolveSibling("real"));
                  Files.createSymbolicLink(folder, Path.of("real"));
                  Repository.at(w.root()).commit();
                },
                MODEL_SUMS + ":1")
            .with("smoke.baseline", "HEAD~1"),
        dropped(
            "an entry was renamed and its checksum dropped",
            w -> single(w, SINGLE_SHA).checksums(MODEL_SUMS, TOP_LINE),
            w -> models(w, file("acme/renamed", "1.0.0", SINGLE, "")),
            FIRST),
        dropped(
            "an entry was moved to the other list and its checksum dropped",
            w -> single(w, SINGLE_SHA).checksums(MODEL_SUMS, TOP_LINE),
            w -> lists(w, List.of(), List.of(file("acme/single", "1.0.0", SINGLE, ""))),
            DATASETS + ":5"),
        dropped(
            "an entry is gone, with all that was recorded of it, and its files are not",
            w -> shards(w, "1.0.0", LISTED_TOP, LISTED_REST),
            w -> models(w).checksums(MODEL_SUMS, SINGLE_LINE),
            MODEL_SUMS + ":1"),
        dropped(
            "an entry lost its list of files",
            w -> shards(w, "1.0.0", LISTED_TOP, LISTED_REST).checksums(MODEL_SUMS, SINGLE_LINE),
            w -> shards(w, "1.0.0"),
            FIRST),
        dropped(
            "an entry lost its list of files under a higher version",
            w -> shards(w, "1.0.0", LISTED_TOP, LISTED_REST).checksums(MODEL_SUMS, SINGLE_LINE),
            w -> shards(w, "2.0.0"),
            FIRST),
        dropped(
            "a file was taken off an entry's list under a higher version and lies there still",
            w -> shards(w, "1.0.0", LISTED_TOP, LISTED_REST).checksums(MODEL_SUMS, SINGLE_LINE),
            w -> shards(w, "2.0.0", LISTED_TOP).editModel("\"files_count\": 2, ", ""),
            FIRST),
        dropped(
            "an entry lost its own checksum",
            w -> single(w, SINGLE_SHA).checksums(MODEL_SUMS, TOP_LINE),
            w -> models(w, file("acme/single", "1.0.0", SINGLE, "")),
            FIRST),
        dropped(
            "an entry lost its own checksum, and its name got a character that nobody sees",
            w -> single(w, SINGLE_SHA).checksums(MODEL_SUMS, TOP_LINE),
            w -> models(w, file("acme/sin\u00adgle", "1.0.0", SINGLE, "")),
            FIRST),
        dropped(
            "an entry of a directory is gone, with the checksum that it stated",
            w ->
                models(
                        w,
                        file("acme/single", "1.0.0", SINGLE, stating(SINGLE_SHA)),
                        entry("acme/shards", "1.0.0", stating(TOP_SHA)))
                    .checksums(MODEL_SUMS, SINGLE_LINE),
            w -> models(w, file("acme/single", "1.0.0", SINGLE, stating(SINGLE_SHA))),
            WHOLE),
        bump(
            "an entry was renamed and its content is another",
            w -> single(w, SINGLE_SHA),
            w -> changed(w, file("acme/renamed", "1.0.0", SINGLE, stating(OTHER_SHA))),
            FIRST),
        bump(
            "an entry was renamed by a capital letter, moved, and its content is another",
            w -> single(w, SINGLE_SHA),
            w -> {
              git(w, "mv", SINGLE, "models/acme/other.onnx");
              models(w, file("Acme/single", "1.0.0", "models/acme/other.onnx", stating(OTHER_SHA)))
                  .file("models/acme/other.onnx", OTHER)
                  .checksums(MODEL_SUMS, TOP_LINE, OTHER_SHA + "  models/acme/other.onnx");
            },
            FIRST),
        bump(
            "an entry has another path and another content",
            w -> single(w, SINGLE_SHA),
            w -> {
              git(w, "mv", SINGLE, "models/acme/other.onnx");
              models(w, file("acme/single", "1.0.0", "models/acme/other.onnx", stating(OTHER_SHA)))
                  .file("models/acme/other.onnx", OTHER)
                  .checksums(MODEL_SUMS, TOP_LINE, OTHER_SHA + "  models/acme/other.onnx");
            },
            FIRST),
        bump(
            "an entry was moved to the other list and its content is another",
            w -> single(w, SINGLE_SHA),
            w ->
                lists(
                        w,
                        List.of(),
                        List.of(file("acme/single", "1.0.0", SINGLE, stating(OTHER_SHA))))
                    .file(SINGLE, OTHER)
                    .checksums(MODEL_SUMS, TOP_LINE, OTHER_SHA + "  " + SINGLE),
            DATASETS + ":5"),
        bump(
            "an entry was split in two, and a part of it is another",
            w -> shards(w, "1.0.0", LISTED_TOP, LISTED_REST).checksums(MODEL_SUMS, SINGLE_LINE),
            w ->
                models(
                        w,
                        file("acme/top", "1.0.0", TOP, stating(TOP_SHA)),
                        file("acme/rest", "1.0.0", REST, stating(OTHER_SHA)))
                    .file(REST, OTHER),
            SECOND),
        bump(
            "two entries became one, and a part of it is another",
            w ->
                models(
                        w,
                        file("acme/top", "1.0.0", TOP, stating(TOP_SHA)),
                        file("acme/rest", "1.0.0", REST, stating(REST_SHA)))
                    .checksums(MODEL_SUMS, SINGLE_LINE),
            w -> shards(w, "1.0.0", LISTED_TOP, listed("rest.bin", OTHER_SHA)).file(REST, OTHER),
            FIRST),
        bump(
                "an entry was removed in one commit and added again in the next, with other content",
                w -> single(w, SINGLE_SHA),
                w -> {
                  models(w).checksums(MODEL_SUMS, TOP_LINE);
                  Repository.at(w.root()).commit();
                  changed(w, file("acme/single", "1.0.0", SINGLE, stating(OTHER_SHA)));
                  Repository.at(w.root()).commit();
                },
                FIRST)
            .with("smoke.baseline", "HEAD~2"),
        unavailable(
                "a Git LFS pointer stands for the checksum file of the last commit",
                w -> w.file(MODEL_SUMS, pointerTo(w.text(MODEL_SUMS))))
            .with("smoke.baseline", "HEAD"),
        kept(
                "no line of the last commit's checksum file is one, so that its run was red",
                w -> w.file(MODEL_SUMS, w.text(MODEL_SUMS).getBytes(StandardCharsets.UTF_16)),
                w -> w.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE),
                Kind.CONSISTENT,
                WHOLE)
            .saying("such lines of the baseline recorded nothing"),
        unavailable("the manifest of the last commit cannot be parsed", w -> w.file(MODELS, "{")),
        kept(
            "a checksum that no entry has was moved to the other checksum file",
            HistoryRows::sumsAlone,
            w ->
                w.checksums(MODEL_SUMS, TOP_LINE)
                    .checksums(DATASET_SUMS, WORDS_SHA + "  " + WORDS, SINGLE_LINE),
            Kind.CONSISTENT,
            WHOLE),
        kept(
            "a recorded checksum was replaced by that of an entry",
            HistoryRows::sumsAlone,
            w -> single(w, SINGLE_SHA).checksums(MODEL_SUMS, TOP_LINE),
            Kind.CONSISTENT,
            WHOLE),
        kept(
            "an entry's checksum was replaced by a recorded one",
            w -> single(w, SINGLE_SHA).checksums(MODEL_SUMS, TOP_LINE),
            w ->
                models(w, file("acme/single", "1.0.0", SINGLE, ""))
                    .checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE),
            Kind.CONSISTENT,
            FIRST),
        kept(
            "recorded names are relative to the workspace and were to the folder",
            w ->
                sumsAlone(w)
                    .checksums(
                        MODEL_SUMS,
                        TOP_SHA + "  acme/shards/top.bin",
                        SINGLE_SHA + "  acme/single.onnx"),
            w -> w.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE),
            Kind.CONSISTENT,
            WHOLE),
        kept(
            "recorded names are relative to the workspace and were to the folder, and another file"
                + " has one of them there",
            w -> licences(sumsAlone(w)),
            w -> w.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE, LICENCE_SHA + "  models/LICENSE"),
            Kind.CONSISTENT,
            WHOLE),
        kept(
            "recorded names of entries are relative to the folder and were to the workspace, and"
                + " another file has one of them there",
            w ->
                licences(w)
                    .checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE, LICENCE_SHA + "  models/LICENSE"),
            HistoryRows::licences,
            Kind.CONSISTENT,
            WHOLE),
        kept(
            "a checksum is not recorded any more, its file is gone, and a file of that name lies in"
                + " the other folder",
            w -> licences(sumsAlone(w)),
            w -> {
              fromFolder(w);
              git(w, "rm", "-q", "models/LICENSE");
            },
            Kind.CONSISTENT,
            WHOLE),
        kept(
            "a file was recorded from both folders, and is from one",
            w -> sumsAlone(w).checksums(MODEL_SUMS, SINGLE_SHA + "  acme/single.onnx", SINGLE_LINE),
            w -> w.checksums(MODEL_SUMS, SINGLE_LINE),
            Kind.CONSISTENT,
            WHOLE),
        kept(
            "a checksum is not recorded any more, and its file is gone",
            HistoryRows::sumsAlone,
            w -> {
              w.checksums(MODEL_SUMS, TOP_LINE);
              git(w, "rm", "-q", SINGLE);
            },
            Kind.CONSISTENT,
            WHOLE),
        kept(
            "a checksum file is gone, and so are all of its files",
            HistoryRows::sumsAlone,
            w -> git(w, "rm", "-q", MODEL_SUMS, TOP, SINGLE),
            Kind.CONSISTENT,
            WHOLE),
        kept(
                "a checksum was dropped on purpose",
                HistoryRows::sumsAlone,
                w -> waived(w.checksums(MODEL_SUMS, TOP_LINE)),
                Kind.WAIVED,
                MODEL_SUMS + ":1")
            .saying("found record-dropped"),
        kept(
                "a checksum was dropped on purpose some commits ago",
                w -> waived(sumsAlone(w).checksums(MODEL_SUMS, TOP_LINE)),
                w -> w.file("README.md", "more"),
                Kind.VALID,
                WAIVERS + ":2")
            .saying("matches nothing"),
        kept(
                "an entry is gone, and its file, which git does not track, was left over",
                w ->
                    single(w, SINGLE_SHA)
                        .checksums(MODEL_SUMS, TOP_LINE)
                        .file(".gitignore", "*.onnx\n"),
                w -> models(w),
                Kind.CONSISTENT,
                WHOLE)
            .saying("left over", SINGLE),
        kept(
                "an entry was moved to the other list",
                w -> single(w, SINGLE_SHA),
                w ->
                    lists(
                        w,
                        List.of(),
                        List.of(file("acme/single", "1.0.0", SINGLE, stating(SINGLE_SHA)))),
                Kind.CONSISTENT,
                DATASETS + ":5")
            .saying("was \"acme/single\" of the models"),
        kept(
                "an entry was renamed, and its content is another under a higher version",
                w -> single(w, SINGLE_SHA),
                w -> changed(w, file("acme/renamed", "1.0.1", SINGLE, stating(OTHER_SHA))),
                Kind.BUMPED,
                FIRST)
            .saying("was \"acme/single\""),
        kept(
            "an entry was split in two",
            w -> shards(w, "1.0.0", LISTED_TOP, LISTED_REST).checksums(MODEL_SUMS, SINGLE_LINE),
            w ->
                models(
                    w,
                    file("acme/top", "1.0.0", TOP, stating(TOP_SHA)),
                    file("acme/rest", "1.0.0", REST, stating(REST_SHA))),
            Kind.CONSISTENT,
            SECOND),
        kept(
                "a size is not stated any more",
                w ->
                    models(w, file("acme/single", "1.0.0", SINGLE, ", \"size_bytes\": 7"))
                        .checksums(MODEL_SUMS, TOP_LINE),
                w -> models(w, file("acme/single", "1.0.0", SINGLE, "")),
                Kind.CONSISTENT,
                FIRST)
            .saying("size_bytes, which was 7"),
        kept(
                "a malformed line of the last commit was mended",
                w -> sumsAlone(w).checksums(MODEL_SUMS, TOP_LINE, "0123  " + SINGLE),
                w -> w.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE),
                Kind.CONSISTENT,
                WHOLE)
            .saying("recorded nothing"),
        kept(
            "the last commit had neither a manifest nor a checksum file",
            w -> w.delete(MODELS, DATASETS, COMBINED, MODEL_SUMS, DATASET_SUMS),
            w -> w.checksums(MODEL_SUMS, TOP_LINE, SINGLE_LINE),
            Kind.NO_BASELINE,
            WHOLE));
  }

  private static Row dropped(String name, Row.Change before, Row.Change since, String place) {
    return fault(name, committed(before, since), Kind.RECORD_DROPPED, place).needing("git");
  }

  private static Row bump(String name, Row.Change before, Row.Change since, String place) {
    return fault(name, committed(before, since), Kind.BUMP_REQUIRED, place).needing("git");
  }

  private static Row unavailable(String name, Row.Change before) {
    return fault(
            name,
            w -> {
              String models = w.text(MODELS);
              String sums = w.text(MODEL_SUMS);
              before.to(w);
              Repository.in(w.root()).commit();
              w.file(MODELS, models).file(MODEL_SUMS, sums);
            },
            Kind.BASELINE_UNAVAILABLE,
            WHOLE)
        .needing("git");
  }

  private static Row kept(
      String name, Row.Change before, Row.Change since, Kind kind, String place) {
    return harmless(name, committed(before, since)).seenAs(kind, place).needing("git");
  }

  /** Makes a workspace, commits it, and changes it. */
  /** Commits the one, then does the other. */
  static Row.Change committed(Row.Change before, Row.Change since) {
    return w -> {
      before.to(w);
      Repository.in(w.root()).commit();
      since.to(w);
    };
  }

  private static void git(WorkspaceBuilder w, String... arguments) {
    Repository.at(w.root()).git(arguments);
  }

  /** As most public repositories are: checksum files, and no manifest. */
  private static WorkspaceBuilder sumsAlone(WorkspaceBuilder w) {
    return w.delete(MODELS, DATASETS, COMBINED);
  }

  /** Names that are read from the folder; another file has one of them outside. */
  private static WorkspaceBuilder licences(WorkspaceBuilder w) {
    return w.file("LICENSE", OTHER)
        .file("models/LICENSE", LICENCE)
        .checksums(
            MODEL_SUMS,
            TOP_SHA + "  acme/shards/top.bin",
            SINGLE_SHA + "  acme/single.onnx",
            LICENCE_SHA + "  LICENSE");
  }

  private static WorkspaceBuilder fromFolder(WorkspaceBuilder w) {
    return w.checksums(
        MODEL_SUMS, TOP_SHA + "  acme/shards/top.bin", SINGLE_SHA + "  acme/single.onnx");
  }

  private static WorkspaceBuilder models(WorkspaceBuilder w, String... entries) {
    return lists(w, List.of(entries), List.of());
  }

  /** Writes the manifests: each entry on a line of its own, from line 5 on. */
  private static WorkspaceBuilder lists(
      WorkspaceBuilder w, List<String> models, List<String> datasets) {
    return w.models(models.toArray(String[]::new))
        .datasets(datasets.toArray(String[]::new))
        .combined(models, datasets, "{}");
  }

  private static WorkspaceBuilder single(WorkspaceBuilder w, String sha256) {
    return models(w, file("acme/single", "1.0.0", SINGLE, stating(sha256)));
  }

  private static WorkspaceBuilder shards(WorkspaceBuilder w, String version, String... files) {
    return models(
        w,
        entry(
            "acme/shards",
            version,
            ", \"files_count\": 2"
                + (files.length == 0 ? "" : ", \"files\": [" + String.join(", ", files) + "]")));
  }

  /** The only model, whose file has another content, which is recorded too. */
  private static WorkspaceBuilder changed(WorkspaceBuilder w, String entry) {
    return models(w, entry)
        .file(SINGLE, OTHER)
        .checksums(MODEL_SUMS, TOP_LINE, OTHER_SHA + "  " + SINGLE);
  }

  private static WorkspaceBuilder waived(WorkspaceBuilder w) {
    return w.waivers(
        "{\"path\": \"%s\", \"kind\": \"record-dropped\", \"reason\": \"retired\", \"expires\": \"%s\"}"
            .formatted(SINGLE, LocalDate.now(ZoneOffset.UTC).plusDays(30)));
  }

  private static String entry(String name, String version, String more) {
    return file(name, version, "models/acme/shards", more);
  }

  private static String file(String name, String version, String path, String more) {
    return "{\"name\": \"%s\", \"version\": \"%s\", \"path\": \"%s\"%s}"
        .formatted(name, version, path, more);
  }

  private static String stating(String sha256) {
    return ", \"sha256\": \"" + sha256 + "\"";
  }

  private static String listed(String path, String sha256) {
    return "{\"path\": \"" + path + "\", \"sha256\": \"" + sha256 + "\"}";
  }
}
