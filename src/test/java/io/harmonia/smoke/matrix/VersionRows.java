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
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.Locale;

/** What changed since the last commit, and under which version. */
final class VersionRows {
  private static final String VERSION = "\"version\": \"1.2.0\"";
  private static final String VERSION_PLACE = MODELS + ":7";
  private static final String ENTRY_PLACE = MODELS + ":5";
  private static final String WHOLE_PLACE = MODELS + ":1";

  private static final String REST_LINE =
      "{\"path\": \"rest.bin\", \"size_bytes\": 6, \"sha256\": \"" + REST_SHA + "\"}";

  private VersionRows() {}

  static List<Row> rows() {
    return List.of(
        broken(
                "content changed under the same version",
                VersionRows::replace,
                Kind.BUMP_REQUIRED,
                VERSION_PLACE)
            .saying("rest.bin was replaced", "\"version\": \"1.2.1\""),
        broken(
                "an artifact was added under the same version",
                w -> more(w, "1.2.0"),
                Kind.BUMP_REQUIRED,
                VERSION_PLACE)
            .saying("more.bin was added", "\"version\": \"1.3.0\""),
        broken(
            "content changed under a lower version",
            w -> to(replace(w), "1.1.0"),
            Kind.VERSION_DOWNGRADE,
            VERSION_PLACE),
        broken(
            "a version is lower than it was",
            w -> to(w, "1.1.0"),
            Kind.VERSION_DOWNGRADE,
            VERSION_PLACE),
        broken(
            "a version is not stated any more",
            w -> w.editModel(VERSION + ",", ""),
            Kind.VERSION_DOWNGRADE,
            ENTRY_PLACE),
        broken(
            "only the build metadata of the version changed",
            w -> to(replace(w), "1.2.0+b2"),
            Kind.BUMP_REQUIRED,
            VERSION_PLACE),
        broken(
                "the version rose by less than the change asks for",
                w -> more(w, "1.2.1"),
                Kind.BUMP_REQUIRED,
                VERSION_PLACE)
            .with("smoke.bump-policy", "strict"),
        brokenWithoutVersions(
            "content changed and no version is stated",
            VersionRows::replace,
            Kind.BUMP_REQUIRED,
            ENTRY_PLACE),
        broken(
                "a recorded checksum is gone while its entry stays",
                w -> w.checksums(MODEL_SUMS, SINGLE_SHA + "  " + SINGLE),
                Kind.MANIFEST_INCONSISTENT,
                ENTRY_PLACE)
            .saying("the checksum of top.bin", "is gone"),
        broken(
                "a checksum file lost its lines since the last commit",
                w -> w.checksums(DATASET_SUMS, "# none"),
                Kind.MANIFEST_INCONSISTENT,
                DATASET_SUMS + ":1")
            .red(2),
        broken(
                "a checksum file was deleted",
                w -> w.delete(DATASET_SUMS),
                Kind.MANIFEST_INCONSISTENT,
                DATASET_SUMS + ":1")
            .red(2),
        broken(
            "an entry is gone and its recorded checksum is not",
            VersionRows::withoutWords,
            Kind.MANIFEST_INCONSISTENT,
            DATASET_SUMS + ":1"),
        fault(
                "the baseline that is asked for is unknown",
                VersionRows::commit,
                Kind.BASELINE_UNAVAILABLE,
                WHOLE_PLACE)
            .needing("git")
            .with("smoke.baseline", "no-such-branch"),
        fault(
                "the baseline that is asked for cannot be parsed",
                w -> {
                  String models = w.text(MODELS);
                  w.file(MODELS, "{");
                  commit(w);
                  w.file(MODELS, models);
                },
                Kind.BASELINE_UNAVAILABLE,
                WHOLE_PLACE)
            .needing("git")
            .with("smoke.baseline", "HEAD"),
        fault(
                "a baseline is required and there is no repository",
                w -> {},
                Kind.BASELINE_UNAVAILABLE,
                WHOLE_PLACE)
            .with("smoke.baseline.required", "true"),
        harmless("there is no repository", w -> {}).seenAs(Kind.NO_BASELINE, WHOLE_PLACE),
        harmless("there is no commit before the first", VersionRows::commit)
            .needing("git")
            .seenAs(Kind.NO_BASELINE, WHOLE_PLACE),
        kept("nothing changed", w -> w.file("README.md", "new"), Kind.CONSISTENT, ENTRY_PLACE),
        kept(
                "content changed under a higher version",
                w -> to(replace(w), "1.2.1"),
                Kind.BUMPED,
                ENTRY_PLACE)
            .saying("rest.bin was replaced"),
        kept(
                "the version rose by less than a lenient policy asks",
                w -> more(w, "1.2.1"),
                Kind.BUMPED,
                ENTRY_PLACE)
            .saying("less than a minor version"),
        kept(
                "the version rose and nothing changed",
                w -> to(w, "2.0.0"),
                Kind.CONSISTENT,
                ENTRY_PLACE)
            .saying("nothing that is stated or recorded of its content changed"),
        keptWithoutVersions(
                "content without a version changed with its snapshot",
                w -> replace(w).editModel("\"0a1b2c3\"", "\"4d5e6f7\""),
                Kind.CONSISTENT,
                ENTRY_PLACE)
            .saying("snapshot was 0a1b2c3"),
        kept(
                "an entry was renamed",
                w -> w.editModel("\"acme/shards\"", "\"acme/parts\""),
                Kind.CONSISTENT,
                ENTRY_PLACE)
            .saying("acme/shards"),
        kept("an entry is new", VersionRows::newEntry, Kind.CONSISTENT, WHOLE_PLACE)
            .saying("new since HEAD", "datasets › acme/more"),
        kept(
            "lines were moved, respelt and put in another order",
            w ->
                w.checksums(
                    MODEL_SUMS,
                    "# moved",
                    SINGLE_SHA.toUpperCase(Locale.ROOT) + " *./acme/single.onnx",
                    "SHA256 (acme/shards/top.bin) = " + TOP_SHA),
            Kind.CONSISTENT,
            ENTRY_PLACE),
        kept(
            "a recorded checksum was moved to the other file",
            w ->
                w.checksums(MODEL_SUMS, SINGLE_SHA + "  " + SINGLE)
                    .checksums(DATASET_SUMS, WORDS_SHA + "  " + WORDS, TOP_SHA + "  " + TOP),
            Kind.CONSISTENT,
            ENTRY_PLACE),
        kept("manifests have CRLF", VersionRows::crlf, Kind.CONSISTENT, ENTRY_PLACE));
  }

  private static Row broken(String name, Row.Change change, Kind kind, String place) {
    return fault(name, since(change), kind, place).needing("git");
  }

  private static Row kept(String name, Row.Change change, Kind kind, String place) {
    return harmless(name, since(change)).seenAs(kind, place).needing("git");
  }

  private static Row brokenWithoutVersions(
      String name, Row.Change change, Kind kind, String place) {
    return fault(name, withoutVersion(change), kind, place).needing("git");
  }

  private static Row keptWithoutVersions(String name, Row.Change change, Kind kind, String place) {
    return harmless(name, withoutVersion(change)).seenAs(kind, place).needing("git");
  }

  /** The workspace as it is in the last commit, and then changed. */
  private static Row.Change since(Row.Change change) {
    return w -> {
      commit(w);
      change.to(w);
    };
  }

  private static Row.Change withoutVersion(Row.Change change) {
    return w -> {
      w.editModel(VERSION + ",", "");
      since(change).to(w);
    };
  }

  private static void commit(WorkspaceBuilder w) {
    Repository.in(w.root()).commit();
  }

  static WorkspaceBuilder replace(WorkspaceBuilder w) {
    return w.file(REST, "REST..")
        .editModel(REST_LINE, REST_LINE.replace(REST_SHA, sha256("REST..")));
  }

  private static WorkspaceBuilder to(WorkspaceBuilder w, String version) {
    return w.editModel(VERSION, "\"version\": \"" + version + "\"");
  }

  /** One more artifact, under a version. */
  private static WorkspaceBuilder more(WorkspaceBuilder w, String version) {
    w.file("models/acme/shards/more.bin", "")
        .editModel(REST_LINE, REST_LINE + ", {\"path\": \"more.bin\", \"size_bytes\": 0}")
        .editModel("\"files_count\": 2", "\"files_count\": 3")
        .edit(COMBINED, "\"models_files\": 3", "\"models_files\": 4");
    return version.equals("1.2.0") ? w : to(w, version);
  }

  private static WorkspaceBuilder newEntry(WorkspaceBuilder w) {
    String entry = ", {\"name\": \"acme/more\", \"path\": \"datasets/acme/more\"}";
    return after(after(w, DATASETS, entry), COMBINED, entry);
  }

  /** Puts an entry after that of the words, which is the last one of each file. */
  private static WorkspaceBuilder after(WorkspaceBuilder w, String file, String entry) {
    String text = w.text(file);
    int end = text.indexOf('}', text.indexOf("acme/words")) + 1;
    return w.file(file, text.substring(0, end) + entry + text.substring(end));
  }

  /** Takes the entry of the words out of the manifests, and their totals. */
  private static WorkspaceBuilder withoutWords(WorkspaceBuilder w) {
    for (String file : List.of(DATASETS, COMBINED)) {
      String text = w.text(file);
      int at = text.indexOf("acme/words");
      int from = text.lastIndexOf('{', at);
      w.file(file, text.substring(0, from) + text.substring(text.indexOf('}', at) + 1));
    }
    return w.edit(COMBINED, "\"datasets_bytes\": 6", "\"datasets_bytes\": 0")
        .edit(COMBINED, "\"datasets_files\": 1", "\"datasets_files\": 0");
  }

  private static WorkspaceBuilder crlf(WorkspaceBuilder w) {
    for (String file : List.of(MODELS, DATASETS, COMBINED, MODEL_SUMS)) {
      w.file(file, w.text(file).replace("\n", "\r\n"));
    }
    return w;
  }
}
