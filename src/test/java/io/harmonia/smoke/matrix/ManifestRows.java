package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS_SHA;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in a manifest. */
final class ManifestRows {
  private static final String SCHEMA = "inventory/manifest_schema.json";

  private ManifestRows() {}

  static List<Row> rows() {
    return Stream.of(
            notJson(),
            ofAnotherShape(),
            invalidFields(),
            misspelt(),
            contradictions(),
            modelsThatDiffer(),
            datasetsThatDiffer(),
            totals(),
            schemas(),
            harmlessSpellings(),
            harmlessContents())
        .flatMap(List::stream)
        .toList();
  }

  /** The models' part cannot be read, and that is all there is to say. */
  private static List<Row> notJson() {
    return List.of(
        unread("a manifest is empty", "", 1, "is empty"),
        unread("a manifest is blank", "\n \n", 1, "is empty"),
        unread("a manifest is cut off", "{\"models\": [\n{\"name\": \"a", 2, "is not JSON"),
        unread("a manifest goes on after its end", "{\"models\": []}\n}", 2, "is not JSON"),
        unread(
            "a manifest holds two documents", "{\"models\": []}\n{}", 2, "goes on after the end"),
        unread("a manifest has a trailing comma", "{\"models\": [],\n}", 2, "is not JSON"),
        unread("a manifest has a comment", "{\n// ours\n\"models\": []}", 2, "is not JSON"),
        unread("a manifest has a NaN", "{\"models\": [],\n\"a\": NaN}", 2, "is not JSON"),
        unread(
            "a manifest has an infinity", "{\"models\": [],\n\"a\": -Infinity}", 2, "is not JSON"),
        unread("a manifest has a key without quotation marks", "{models: []}", 1, "is not JSON"),
        unread("a manifest has single quotes", "{'models': []}", 1, "is not JSON"),
        unread("a manifest has a leading zero", "{\"models\": [],\n\"a\": 01}", 2, "is not JSON"),
        unread("a manifest has a line end in a text", "{\"models\n\": []}", 1, "is not JSON"),
        unread(
            "a manifest has a bad escape", "{\"models\": [],\n\"a\": \"\\x\"}", 2, "is not JSON"),
        unread("a manifest has 10,000 levels", "[".repeat(10_000), 1, "limit"),
        unread("a manifest has a number of 10,000 digits", "[" + "1".repeat(10_000), 1, "limit"),
        unread("a manifest has a number of 10^10^9", "[1e1000000000]", 1, "limit"),
        unread("a manifest is an array", "[]", 1, "expected an object"),
        unread("a manifest is null", "null", 1, "expected an object"),
        unread("a manifest is a text", "\"models\"", 1, "expected an object"),
        unread("a manifest is a number", "1", 1, "expected an object"),
        unread("a manifest starts with two byte-order marks", "\ufeff\ufeff{}", 1, "is not JSON"),
        encoded("a manifest is UTF-16", "UTF-16", 1, "iconv"),
        encoded("a manifest is UTF-16 without a mark", "UTF-16LE", 1, "iconv"),
        encoded("a manifest is UTF-32", "UTF-32", 1, "iconv"),
        encoded("a manifest is ISO 8859-1", "ISO-8859-1", 2, "is not UTF-8"),
        unread(
            "a manifest is binary junk", new byte[] {(byte) 0x80, 4, (byte) 0x95}, 1, "not UTF-8"),
        fault(
            "a manifest is a directory",
            w -> w.delete(MODELS).folder(MODELS),
            Kind.MANIFEST_INVALID,
            MODELS + ":1"));
  }

  private static Row unread(String name, String text, int line, String says) {
    return unread(name, text.getBytes(StandardCharsets.UTF_8), line, says);
  }

  private static Row unread(String name, byte[] bytes, int line, String says) {
    return fault(name, w -> w.file(MODELS, bytes), Kind.MANIFEST_INVALID, MODELS + ":" + line)
        .saying(says);
  }

  private static Row encoded(String name, String charset, int line, String says) {
    byte[] bytes = "{\"models\": [],\n\"notes\": \"t\u00f6k\"}".getBytes(Charset.forName(charset));
    return unread(name, bytes, line, says);
  }

  private static List<Row> ofAnotherShape() {
    return List.of(
        invalid("a manifest has no list", "\"models\": [", "\"items\": [", 1, "no list"),
        invalid("a list of entries is null", w -> w.file(MODELS, "{\"models\": null}"), 1, "null"),
        invalid(
            "a list of entries is an object", w -> w.file(MODELS, "{\"models\": {}}"), 1, "array"),
        invalid("an entry is a text", w -> w.file(MODELS, "{\"models\":\n[\"a\"]}"), 2, "object")
            .red(3),
        invalid("an entry is null", w -> w.file(MODELS, "{\"models\":\n[null]}"), 2, "object")
            .red(3),
        invalid(
                "a part lists what belongs to the other",
                "\"models\": [",
                "\"datasets\": [{}], \"models\": [",
                4,
                "Move them")
            .red(2),
        invalid(
            "a key stands twice in an entry",
            "\"size_bytes\": 7,",
            "\"size_bytes\": 7,\n\"size_bytes\": 8,",
            25,
            "stands twice"),
        invalid(
                "a list of entries stands twice",
                "\"models\": [",
                "\"models\": [],\n\"models\": [",
                5,
                "stands twice")
            .red(2),
        invalid(
            "a key stands twice by an escape",
            "\"size_bytes\": 7,",
            "\"size_bytes\": 7, \"size_byte\\u0073\": 7,",
            24,
            "stands twice"));
  }

  private static Row invalid(String name, String from, String to, int line, String says) {
    return invalid(name, w -> w.edit(MODELS, from, to), line, says);
  }

  private static Row invalid(String name, Row.Change change, int line, String says) {
    return fault(name, change, Kind.MANIFEST_INVALID, MODELS + ":" + line).saying(says);
  }

  /** The same in the part and in the combined manifest. */
  private static List<Row> invalidFields() {
    return List.of(
        field("an entry has no name", "\"name\": \"acme/single\",", "", 20, "no name").red(4),
        field("a name is null", "\"acme/single\"", "null", 20, "no name").red(3),
        field("a name is blank", "\"acme/single\"", "\" \"", 21, "blank").red(3),
        field("a name is a number", "\"acme/single\"", "5", 21, "expected a text").red(4),
        field("an entry has no path", "\"path\": \"models/acme/single.onnx\",", "", 20, "no path")
            .red(2),
        field("a path is null", "\"models/acme/single.onnx\"", "null", 20, "no path"),
        field("a path is a list", "\"models/acme/single.onnx\"", "[]", 23, "array found").red(3),
        version("has a leading zero in its major number", "\"01.2.0\""),
        version("has a leading zero in its patch number", "\"1.2.00\""),
        version("has a leading zero in its pre-release", "\"1.0.0-01\""),
        version("has two numbers", "\"1.2\""),
        version("has four numbers", "\"1.2.3.4\""),
        version("is a word", "\"latest\""),
        version("has a space", "\"1.0.0 \""),
        version("is a number", "1.2").red(2),
        size("is negative", "-1", "expected 0 or more").red(2),
        size("is written with an exponent", "7e0", "digits alone"),
        size("is written with a fraction", "7.0", "digits alone"),
        size("is not whole", "7.5", "digits alone").red(2),
        size("is 2^63", "9223372036854775808", "more than any file system"),
        size("is 2^64 and seven, which overflows to the right one", "18446744073709551623", "more"),
        size("is a text", "\"7\"", "digits alone").red(2),
        size("is a boolean", "true", "digits alone").red(2),
        digest("has 63 digits", SINGLE_SHA.substring(1), "63 hexadecimal digits"),
        digest("has 65 digits", SINGLE_SHA + "0", "65 hexadecimal digits"),
        digest("is an MD5", SINGLE_SHA.substring(32), "an MD5"),
        digest("is a git commit", SINGLE_SHA.substring(24), "a git commit"),
        digest("is a SHA-512", SINGLE_SHA + SINGLE_SHA, "a SHA-512"),
        digest("is a placeholder", "TODO", "a placeholder"),
        digest("has a prefix", "sha256:" + SINGLE_SHA, "prefixed"),
        digest("is blank", "", "blank"),
        digest("has a space after it", SINGLE_SHA + " ", "white space"),
        url("is relative", "acme/single", "not absolute"),
        url("is a local file's", "file:///etc/passwd", "does not lead to a store"),
        url("names no host", "https:///x", "no host"),
        url("is none", "https://a b", "not a URL"),
        field(
            "a number of files has a fraction",
            "\"files_count\": 2",
            "\"files_count\": 2.0",
            13,
            "digits alone"),
        field(
                "a number of files is negative",
                "\"files_count\": 2",
                "\"files_count\": -2",
                13,
                "0 or more")
            .red(2),
        field("a snapshot is a number", "\"0a1b2c3\"", "123", 12, "expected a text").red(2),
        field(
                "a list of files is an object",
                "\"files\": [",
                "\"files\": {}, \"x\": [",
                14,
                "an array")
            .red(2),
        field(
                "a file is a text",
                "\"files\": [",
                "\"files\": [\"top.bin\",",
                14,
                "an object with a path")
            .red(2),
        field("a file has no path", "{\"path\": \"top.bin\", ", "{", 15, "no path").red(2),
        field(
                "a file's size is negative",
                "\"size_bytes\": 6, \"sha256\": \"" + REST_SHA,
                "\"size_bytes\": -6, \"sha256\": \"" + REST_SHA,
                16,
                "0 or more")
            .red(2),
        field("a file's digest is a placeholder", REST_SHA, "TBD", 16, "a placeholder"),
        field(
                "a license is a text",
                "\"license\": {",
                "\"license\": \"MIT\", \"x\": {",
                18,
                "an object with a name")
            .red(2),
        field("a license's use is a boolean", "\"allowed\"", "true", 18, "a text").red(2));
  }

  /** The field check of the part and the schema checks of both. */
  private static Row field(String name, String from, String to, int line, String says) {
    return invalid(name, w -> w.editModel(from, to), line, says);
  }

  private static Row version(String is, String version) {
    return field("a version " + is, "\"0.3.0\"", version, 22, "version");
  }

  private static Row size(String is, String size, String says) {
    return field("a size " + is, "\"size_bytes\": 7", "\"size_bytes\": " + size, 24, says);
  }

  private static Row digest(String is, String digest, String says) {
    return field("a digest in a manifest " + is, SINGLE_SHA, digest, 25, says);
  }

  private static Row url(String is, String url, String says) {
    return field("a source URL " + is, "https://models.invalid/acme/single", url, 26, says);
  }

  /** A check that silently does not happen. */
  private static List<Row> misspelt() {
    return List.of(
        field(
            "“sha256” is written “SHA256”",
            "\"sha256\": \"" + SINGLE_SHA,
            "\"SHA256\": \"" + SINGLE_SHA,
            25,
            "misspelt"),
        field(
            "“sha256” is written “sha-256”",
            "\"sha256\": \"" + SINGLE_SHA,
            "\"sha-256\": \"" + SINGLE_SHA,
            25,
            "misspelt"),
        field(
            "“sha256” is written “sha265”",
            "\"sha256\": \"" + SINGLE_SHA,
            "\"sha265\": \"" + SINGLE_SHA,
            25,
            "misspelt"),
        field(
            "“version” has a space after it",
            "\"version\": \"0.3.0\"",
            "\"version \": \"0.3.0\"",
            22,
            "misspelt"),
        field(
            "“size_bytes” is written “sizeBytes”",
            "\"size_bytes\": 7",
            "\"sizeBytes\": 7",
            24,
            "misspelt"),
        field("“files” is written “file”", "\"files\":", "\"file\":", 14, "misspelt"),
        field(
            "“files_count” is written “file_count”",
            "\"files_count\"",
            "\"file_count\"",
            13,
            "misspelt"),
        field("“license” is written “License”", "\"license\"", "\"License\"", 18, "misspelt"),
        field(
            "“size_bytes” of a file is written “size-bytes”",
            "\"size_bytes\": 6, \"sha256\": \"" + REST_SHA,
            "\"size-bytes\": 6, \"sha256\": \"" + REST_SHA,
            16,
            "misspelt"),
        fault(
                "“totals” is written “total”",
                w -> w.edit(COMBINED, "\"totals\"", "\"total\""),
                Kind.MANIFEST_INVALID,
                COMBINED + ":39")
            .saying("misspelt"),
        fault(
                "“models_bytes” is written “model_bytes”",
                w -> w.edit(COMBINED, "models_bytes", "model_bytes"),
                Kind.MANIFEST_INVALID,
                COMBINED + ":40")
            .saying("misspelt"));
  }

  /** What a manifest says twice, and differently. */
  private static List<Row> contradictions() {
    return List.of(
        fault(
                "two entries have one name",
                w -> w.editModel("\"acme/single\"", "\"acme/shards\""),
                Kind.DUPLICATE,
                MODELS + ":21")
            .red(3),
        fault(
                "two entries have one path",
                w -> w.editModel("models/acme/single.onnx\"", "models/acme/shards\""),
                Kind.DUPLICATE,
                MODELS + ":23")
            .red(2),
        fault(
                "a file is listed twice",
                w -> w.editModel("\"rest.bin\"", "\"./top.bin\""),
                Kind.DUPLICATE,
                MODELS + ":16")
            .red(2),
        fault(
                "more files are listed than there are said to be",
                w -> w.editModel("\"files_count\": 2", "\"files_count\": 1"),
                Kind.MANIFEST_INCONSISTENT,
                MODELS + ":13")
            .red(2),
        fault(
                "the sizes of the files do not add up to the entry's",
                w -> w.editModel("\"size_bytes\": 11", "\"size_bytes\": 12"),
                Kind.MANIFEST_INCONSISTENT,
                MODELS + ":9")
            .red(3),
        fault(
            "a manifest states another digest than is recorded",
            w -> w.editModel(SINGLE_SHA, OTHER_SHA),
            Kind.MANIFEST_INCONSISTENT,
            MODELS + ":25"),
        fault(
                "a manifest states another size than a recorded file has",
                w -> w.editModel("\"size_bytes\": 7", "\"size_bytes\": 8"),
                Kind.SIZE_MISMATCH,
                MODELS + ":24")
            .red(2),
        fault(
            "a manifest states another digest than a file has that is not recorded",
            w -> w.editModel(REST_SHA, OTHER_SHA),
            Kind.CHECKSUM_MISMATCH,
            MODELS + ":16"),
        fault(
            "the digest of a directory is that of none of its files",
            w -> w.editModel(TOP_SHA + "\",", OTHER_SHA + "\","),
            Kind.MANIFEST_INCONSISTENT,
            MODELS + ":10"),
        fault(
            "the models' part is gone",
            w -> w.delete(MODELS),
            Kind.MANIFEST_INCONSISTENT,
            COMBINED + ":5"),
        fault(
            "the datasets' part is gone",
            w -> w.delete(DATASETS),
            Kind.MANIFEST_INCONSISTENT,
            COMBINED + ":30"),
        fault(
            "the combined manifest is gone",
            w -> w.delete(COMBINED),
            Kind.MANIFEST_INCONSISTENT,
            COMBINED + ":1"),
        fault(
                "the combined manifest lists no datasets",
                w -> w.edit(COMBINED, "\"datasets\": [", "\"x\": ["),
                Kind.MANIFEST_INCONSISTENT,
                DATASETS + ":5")
            .red(2),
        fault(
            "the combined manifest lacks an entry",
            w ->
                w.edit(
                    MODELS,
                    "\"models\": [",
                    "\"models\": [{\"name\": \"b\", \"path\": \"models/b\"},"),
            Kind.MANIFEST_INCONSISTENT,
            MODELS + ":4"),
        fault(
            "the combined manifest has an entry too many",
            w ->
                w.edit(
                    COMBINED,
                    "\"models\": [",
                    "\"models\": [{\"name\": \"b\", \"path\": \"models/b\"},"),
            Kind.MANIFEST_INCONSISTENT,
            COMBINED + ":4"),
        fault(
                "an entry stands twice in the combined manifest",
                w ->
                    w.edit(
                        COMBINED,
                        "\"datasets\": [",
                        "\"datasets\": [{\"name\": \"acme/words\", \"path\": \"x\"},"),
                Kind.DUPLICATE,
                COMBINED + ":30")
            .red(2));
  }

  /** A field of a model differs in the combined manifest. */
  private static List<Row> modelsThatDiffer() {
    return List.of(
        model("name", "\"acme/shards\"", "\"acme/shard\"", "is not in the models").red(2),
        model("version", "1.2.0", "1.2.1", "version: expected 1.2.0"),
        model("version, to nothing,", "\"version\": \"1.2.0\",", "", "actual"),
        model("path", "\"models/acme/shards\"", "\"models/acme/other\"", "path: expected"),
        model("size", "\"size_bytes\": 11", "\"size_bytes\": 10", "size_bytes: expected 11").red(2),
        model("digest", TOP_SHA + "\",", OTHER_SHA + "\",", "sha256: expected " + TOP_SHA),
        model(
            "source",
            "https://models.invalid/acme/shards",
            "https://models.invalid/x",
            "source_url"),
        model("snapshot", "0a1b2c3", "0a1b2c4", "snapshot: expected 0a1b2c3"),
        model("number of files", "\"files_count\": 2", "\"files_count\": 3", "files_count").red(2),
        model("list of files, to none,", "\"files\": [", "\"x\": [", "files \"rest.bin\""),
        model("path of a file", "\"rest.bin\"", "\"rest\"", "files \"rest.bin\": expected listed"),
        model(
            "size of a file",
            "\"size_bytes\": 6, \"sha256\": \"7",
            "\"size_bytes\": 5, \"sha256\": \"7",
            "files \"rest.bin\" size_bytes"),
        model("digest of a file", REST_SHA, OTHER_SHA, "files \"rest.bin\" sha256"),
        model("license's name", "Apache-2.0", "Apache-1.0", "license.name"),
        model("license's URL", "invalid/apache", "invalid/mit", "license.url"),
        model("license's file", "\"LICENSE\"", "\"COPYING\"", "license.file_path"),
        model("license's commercial use", "\"allowed\"", "\"forbidden\"", "license.commercial_use"),
        model("license's redistribution", "with notice", "forbidden", "license.redistribution"),
        model("license's notes", "\"notes\": \"none\"", "\"notes\": \"some\"", "license.notes"),
        model("license, to none,", "\"license\"", "\"x\"", "license.name"));
  }

  private static Row model(String field, String from, String to, String says) {
    return differs("the " + field + " of a model", MODELS + ":5", from, to, says);
  }

  /** A field of a dataset differs in the combined manifest, or stands only there. */
  private static List<Row> datasetsThatDiffer() {
    return List.of(
        dataset("name", "\"acme/words\"", "\"acme/word\"", "is not in the datasets").red(2),
        dataset("version", "2.0.0", "2.0.1", "version: expected 2.0.0"),
        dataset("path", "acme/words.txt", "acme/word.txt", "path: expected"),
        dataset(
                "size",
                "\"size_bytes\": 6,\n      \"sha256\": \"f",
                "\"size_bytes\": 5,\n      \"sha256\": \"f",
                "size_bytes: expected 6")
            .red(2),
        dataset("digest", WORDS_SHA, OTHER_SHA, "sha256: expected " + WORDS_SHA),
        dataset(
            "source",
            "s3://bucket.invalid/words.txt",
            "s3://bucket.invalid/word.txt",
            "source_url"),
        dataset(
            "snapshot",
            "\"version\": \"2.0.0\"",
            "\"version\": \"2.0.0\", \"snapshot\": \"a\"",
            "snapshot: expected nothing"),
        dataset(
            "number of files",
            "\"version\": \"2.0.0\"",
            "\"version\": \"2.0.0\", \"files_count\": 1",
            "files_count: expected nothing"),
        dataset(
            "list of files",
            "\"version\": \"2.0.0\"",
            "\"version\": \"2.0.0\", \"files\": [{\"path\": \"a\"}]",
            "files \"a\": expected nothing"),
        dataset(
            "license",
            "\"version\": \"2.0.0\"",
            "\"version\": \"2.0.0\", \"license\": {\"name\": \"MIT\"}",
            "license.name: expected nothing"));
  }

  private static Row dataset(String field, String from, String to, String says) {
    return differs("the " + field + " of a dataset", DATASETS + ":5", from, to, says);
  }

  private static Row differs(String what, String place, String from, String to, String says) {
    return fault(
            what + " differs in the combined manifest",
            w -> w.edit(COMBINED, from, to),
            Kind.MANIFEST_INCONSISTENT,
            place)
        .saying(says);
  }

  private static List<Row> totals() {
    return List.of(
        total(
            "the total of the models' bytes is one too many",
            "\"models_bytes\": 18",
            "\"models_bytes\": 19",
            40),
        total(
            "the total of the models' bytes is one too few",
            "\"models_bytes\": 18",
            "\"models_bytes\": 17",
            40),
        total(
            "the total of the models' files is one too many",
            "\"models_files\": 3",
            "\"models_files\": 4",
            41),
        total(
            "the total of the models' files is one too few",
            "\"models_files\": 3",
            "\"models_files\": 2",
            41),
        total(
            "the total of the datasets' bytes is one too many",
            "\"datasets_bytes\": 6",
            "\"datasets_bytes\": 7",
            42),
        total(
            "the total of the datasets' bytes is one too few",
            "\"datasets_bytes\": 6",
            "\"datasets_bytes\": 5",
            42),
        total(
            "the total of the datasets' files is one too many",
            "\"datasets_files\": 1",
            "\"datasets_files\": 2",
            43),
        total(
            "the total of the datasets' files is one too few",
            "\"datasets_files\": 1",
            "\"datasets_files\": 0",
            43),
        fault(
            "a total is negative",
            w -> w.edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": -18"),
            Kind.MANIFEST_INVALID,
            COMBINED + ":40"),
        fault(
            "a total has a fraction",
            w -> w.edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 18.0"),
            Kind.MANIFEST_INVALID,
            COMBINED + ":40"),
        fault(
            "a total is a text",
            w -> w.edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": \"18\""),
            Kind.MANIFEST_INVALID,
            COMBINED + ":40"),
        fault(
            "the totals are a list",
            w -> w.edit(COMBINED, "\"totals\": {", "\"totals\": [], \"x\": {"),
            Kind.MANIFEST_INVALID,
            COMBINED + ":39"),
        fault(
                "sizes add up to more than 64 bits, and the total to what they overflow to",
                w ->
                    w.editModel("\"size_bytes\": 7", "\"size_bytes\": 9223372036854775807")
                        .edit(COMBINED, "\"size_bytes\": 11", "\"size_bytes\": 9223372036854775807")
                        .edit(
                            COMBINED,
                            "\"models_bytes\": 18",
                            "\"models_bytes\": 9223372036854775806"),
                Kind.MANIFEST_INCONSISTENT,
                COMBINED + ":40")
            .red(3)
            .saying("18446744073709551614"));
  }

  private static Row total(String name, String from, String to, int line) {
    return fault(
        name, w -> w.edit(COMBINED, from, to), Kind.MANIFEST_INCONSISTENT, COMBINED + ":" + line);
  }

  private static List<Row> schemas() {
    return List.of(
        fault(
            "the combined manifest breaks the workspace's schema",
            w -> w.file(SCHEMA, "{\"required\": [\"owner\"]}"),
            Kind.MANIFEST_INVALID,
            COMBINED + ":1"),
        fault(
            "the workspace's schema has a misspelt keyword",
            w -> w.file(SCHEMA, "{\n\"requierd\": [\"models\"]}"),
            Kind.MANIFEST_INVALID,
            SCHEMA + ":2"),
        fault(
            "the workspace's schema refers to another place",
            w -> w.file(SCHEMA, "{\n\"$ref\": \"https://schemas.invalid/a.json\"}"),
            Kind.MANIFEST_INVALID,
            SCHEMA + ":2"),
        fault(
            "the workspace's schema is not JSON",
            w -> w.file(SCHEMA, "{"),
            Kind.MANIFEST_INVALID,
            SCHEMA + ":1"));
  }

  private static List<Row> harmlessSpellings() {
    return List.of(
        spelt("a manifest has CR LF line ends", text -> text.replace("\n", "\r\n")),
        spelt("a manifest has CR line ends", text -> text.replace("\n", "\r")),
        spelt("a manifest is one line", text -> text.replace("\n", "")),
        spelt("a manifest is indented with tabs", text -> text.replace("  ", "\t")),
        spelt("a manifest has no line end at its end", String::strip),
        spelt("a manifest has blank lines around it", text -> "\n\n" + text + "\n \n"),
        spelt("a manifest starts with a byte-order mark", text -> "\ufeff" + text),
        spelt("a manifest's slashes are escaped", text -> text.replace("/", "\\/")),
        spelt(
            "a manifest's letters are escaped", text -> text.replace("\"name\"", "\"n\\u0061me\"")),
        spelt("paths have backslashes", text -> text.replace("models/acme/", "models\\\\acme\\\\")),
        spelt("paths start with ./", text -> text.replace("\"models/acme", "\"./models/acme")),
        spelt(
            "paths end in a slash",
            text -> text.replace("acme/shards\",\n      \"size", "acme/shards/\",\n      \"size")),
        spelt(
            "digests are in upper case",
            text -> text.replace(SINGLE_SHA, SINGLE_SHA.toUpperCase(Locale.ROOT))),
        spelt("versions have a v", text -> text.replace("\"1.2.0\"", "\"v1.2.0\"")),
        spelt("versions name their list", text -> text.replace("\"1.2.0\"", "\"models:v1.2.0\"")),
        spelt(
            "fields stand in another order",
            text ->
                text.replace("\"version\": \"0.3.0\",", "")
                    .replace("\"size_bytes\": 7,", "\"size_bytes\": 7, \"version\": \"0.3.0\",")),
        spelt("files stand in another order", ManifestRows::withFilesReversed),
        spelt(
            "a manifest has another date and version",
            text ->
                text.replace("2026-11-22", "2020-01-01")
                    .replace("\"version\": \"1.0.0\"", "\"version\": \"9.0.0\"")),
        spelt(
            "a manifest has fields more",
            text ->
                text.replace(
                        "\"name\": \"acme",
                        "\"tags\": [1e400, {}, null, \"\\ud83d\\ude00\"], \"sha512\": 3, \"name\": \"acme")
                    .replace("{\"path\"", "{\"etag\": 1, \"path\"")),
        harmless(
                "an entry has a field that resembles a known one",
                w -> w.edit(MODELS, "\"size_bytes\": 7", "\"size_bytes\": 7, \"hash\": \"x\""))
            .seenAs(Kind.VALID, MODELS + ":20")
            .saying("nothing checks \"hash\""));
  }

  /** In the models' part alone; the combined manifest keeps its spelling. */
  private static Row spelt(String name, UnaryOperator<String> change) {
    return harmless(name, w -> w.file(MODELS, change.apply(w.text(MODELS))));
  }

  private static String withFilesReversed(String text) {
    String[] lines = text.split("\n", -1);
    String top = lines[14];
    lines[14] = lines[15] + ",";
    lines[15] = top.replaceFirst(",$", "");
    return String.join("\n", lines);
  }

  private static List<Row> harmlessContents() {
    return List.of(
        both("entries state name and path alone", "\"version\": \"0.3.0\",", ""),
        both("a field is null", "\"version\": \"0.3.0\"", "\"version\": null"),
        both(
            "a version is a date with a time, larger than an int",
            "\"0.3.0\"",
            "\"20261122061700.0.0\""),
        both("a version has a pre-release and a build", "\"0.3.0\"", "\"0.3.0-rc.1+build.05\""),
        both(
            "a source is an identifier",
            "https://models.invalid/acme/single",
            "doi:10.5281/zenodo.1"),
        both("a name has spaces and is in another script", "\"acme/single\"", "\"模型 é 𝄞\""),
        both("a name has 1,000 letters", "\"acme/single\"", "\"" + "n".repeat(1_000) + "\""),
        both("the number of files is not stated", "\"files_count\": 2,", "")
            .seenAs(Kind.MATCH, MODELS + ":5"),
        both(
            "the list of files is a sample",
            "\"files\": [\n",
            "\"notes\": \"a sample\", \"files\": [\n"),
        harmless("there are no totals", w -> w.edit(COMBINED, "\"totals\": {", "\"notes\": {")),
        harmless(
            "a manifest has no version and no date",
            w ->
                w.edit(
                    MODELS,
                    "\"generated_at\": \"2026-11-22T06:17:00Z\",\n  \"version\": \"1.0.0\",",
                    "")),
        harmless("a part has no entry", ManifestRows::withoutDatasets),
        harmless(
            "there are no datasets at all",
            w -> {
              withoutDatasets(w);
              w.delete(DATASETS);
            }),
        harmless(
            "entries stand in another order in the combined manifest",
            w -> w.file(COMBINED, withModelsReversed(w.text(COMBINED)))),
        harmless(
            "there are checksum files and no manifest", w -> w.delete(MODELS, DATASETS, COMBINED)),
        harmless(
                "there are manifests and no checksum file", w -> w.delete(MODEL_SUMS, DATASET_SUMS))
            .seenAs(Kind.NOT_RECORDED, MODEL_SUMS + ":1"),
        harmless("fields have their older names", ManifestRows::withOlderNames),
        harmless(
            "the workspace has a schema that holds",
            w ->
                w.file(
                    SCHEMA,
                    "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"required\": [\"models\"]}")));
  }

  private static Row both(String name, String from, String to) {
    return harmless(name, w -> w.editModel(from, to));
  }

  private static void withoutDatasets(WorkspaceBuilder workspace) {
    String combined = workspace.text(COMBINED);
    int start = combined.indexOf("\"datasets\": [");
    int end = combined.indexOf("\"totals\"");
    workspace
        .file(
            COMBINED,
            combined.substring(0, start) + "\"datasets\": [],\n" + combined.substring(end))
        .edit(COMBINED, "\"datasets_bytes\": 6", "\"datasets_bytes\": 0")
        .edit(COMBINED, "\"datasets_files\": 1", "\"datasets_files\": 0")
        .file(DATASETS, "{\"datasets\": []}");
  }

  private static String withModelsReversed(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    List<String> first = lines.subList(4, 18);
    List<String> second = lines.subList(19, 26);
    return Stream.of(
            lines.subList(0, 4),
            second,
            List.of("},"),
            first,
            List.of("}"),
            lines.subList(27, lines.size()))
        .flatMap(List::stream)
        .collect(Collectors.joining("\n"));
  }

  private static void withOlderNames(WorkspaceBuilder workspace) {
    for (String manifest : List.of(MODELS, DATASETS, COMBINED)) {
      workspace.file(
          manifest,
          workspace
              .text(manifest)
              .replace("\"name\": \"acme", "\"repo_id\": \"acme")
              .replace("\"path\": \"models", "\"local_path\": \"models")
              .replace("\"path\": \"datasets", "\"local_path\": \"datasets")
              .replace("\"files\"", "\"top_files\""));
    }
  }
}
