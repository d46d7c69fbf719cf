package io.harmonia.smoke.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.json.Field;
import io.harmonia.smoke.json.Misspellings;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import java.util.List;
import java.util.stream.Stream;

/** The fields of an entry, in the current shape and the older one. A new field is added here. */
public final class EntryField {
  /** Its key in its list. */
  public static final Field<String> NAME =
      Field.parsed(EntryField::nonBlank, "name", "repo_id", "folder_name").required();

  /** Semantic version. */
  public static final Field<EntryVersion> VERSION = Field.parsed(EntryVersion::stated, "version");

  /** File or directory. */
  public static final Field<RelativePath> PATH = Field.path("path", "local_path").required();

  /** Bytes in the file, or in all files of the directory. */
  public static final Field<Long> SIZE_BYTES =
      Field.amount("size_bytes").resembling("size", "bytes", "length");

  /** Digest of the file, or of a representative file of the directory. */
  public static final Field<Sha256> SHA256 =
      Field.sha256("sha256").resembling("sha256sum", "hash", "checksum", "digest");

  /** Where it comes from. */
  public static final Field<String> SOURCE_URL =
      Field.parsed(SourceUrl::parse, "source_url").resembling("url", "source");

  /** Upstream revision. */
  public static final Field<String> SNAPSHOT = Field.text("snapshot");

  /** Number of files. */
  public static final Field<Long> FILES_COUNT = Field.amount("files_count");

  /** Which variant it is, in words. */
  public static final Field<String> VARIANT = Field.anything("variant");

  /** What else its maintainers say of it. */
  public static final Field<String> NOTES = Field.anything("notes");

  /** All that have a value of their own, in the order in which an entry keeps them. */
  public static final List<Field<?>> ALL =
      List.of(
          NAME,
          VERSION,
          PATH,
          SIZE_BYTES,
          SHA256,
          SOURCE_URL,
          SNAPSHOT,
          FILES_COUNT,
          VARIANT,
          NOTES);

  /** Its artifacts, which may be a sample. */
  static final Field<JsonNode> FILES =
      Field.json("files", "top_files")
          .fitting(value -> isListOf(PATH.names(), value))
          .resembling("artifacts", "file_list");

  /** Its licence. */
  static final Field<JsonNode> LICENSE = Field.json("license");

  /** Those that call for checks: not those in which anything may stand. */
  static final Misspellings.KnownFields CHECKED =
      new Misspellings.KnownFields(
          Stream.concat(
                  ALL.stream().filter(field -> field != VARIANT && field != NOTES),
                  Stream.of(FILES, LICENSE))
              .toList());

  /** The path of an artifact. */
  static final Field<RelativePath> PATH_OF_FILE = Field.path("path");

  private EntryField() {}

  /** Whether a value is a list of objects that each have one of these fields. */
  static boolean isListOf(List<String> fields, JsonNode value) {
    if (!value.isArray() || value.isEmpty()) {
      return false;
    }
    for (JsonNode element : value) {
      if (fields.stream().noneMatch(element::has)) {
        return false;
      }
    }
    return true;
  }

  private static Stated<String> nonBlank(String text, Location at) {
    return text.isBlank()
        ? Stated.invalid(text, at, "is blank", "Write the entry's name.")
        : Stated.valid(text, at, text);
  }
}
