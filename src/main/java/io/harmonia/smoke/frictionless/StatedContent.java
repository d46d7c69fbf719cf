package io.harmonia.smoke.frictionless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.Spelling;
import io.harmonia.smoke.json.WrongType;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what one resource says of its content. */
final class StatedContent {
  private static final List<String> OWN = List.of("hash", "bytes", "path");
  private static final List<String> OF_STATS = List.of("hash", "bytes");

  /** A field that is none of the format's and says that it is a digest. */
  private static final Pattern DIGEST =
      Pattern.compile(".*(?:checksum|digest)s?|hashes|(?:md5|sha[0-9]+|blake[0-9]+).*");

  private static final Pattern ALGORITHM = Pattern.compile("(?:md5|sha|blake).*");

  private final JsonDocument document;
  private final ObjectNode resource;
  private final RepositoryView repository;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final ClaimedContent content;
  private ClaimedContent several = ClaimedContent.ANY;
  private boolean wasMeant;

  StatedContent(JsonDocument document, ObjectNode resource, RepositoryView repository) {
    this.document = document;
    this.resource = resource;
    this.repository = repository;
    ClaimedContent said = size(ClaimedContent.ANY, resource, "bytes");
    said = hash(said, resource, "hash", Algorithm.MD5);
    JsonNode stats = resource.path("stats");
    if (stats instanceof ObjectNode object) {
      said = stats(said, object);
    } else if (!stats.isMissingNode() && !stats.isNull()) {
      wasMeant = true;
      problems.add(WrongType.problem(document.at(resource, "stats"), "stats", "an object", stats));
    }
    for (Map.Entry<String, JsonNode> field : resource.properties()) {
      said = other(said, resource, OWN, field.getKey());
    }
    content = said;
  }

  /** What is said of one file. */
  ClaimedContent content() {
    return content;
  }

  /** The same of several files together, where a SHA-1 is never that of a blob. */
  ClaimedContent ofSeveral() {
    return several;
  }

  /** Whether something was meant to be recorded. */
  boolean wasMeant() {
    return wasMeant;
  }

  List<Problem> problems() {
    return problems;
  }

  List<String> remarks() {
    return remarks;
  }

  /** What versions 4 and 5 of frictionless-py wrote. */
  private ClaimedContent stats(ClaimedContent before, ObjectNode stats) {
    ClaimedContent said = before;
    if (!resource.hasNonNull("bytes")) {
      said = size(said, stats, "bytes");
    }
    said =
        hash(
            said,
            stats,
            "hash",
            Algorithm.named(resource.path("hashing").asText("md5")).orElse(Algorithm.MD5));
    for (Map.Entry<String, JsonNode> field : stats.properties()) {
      said = other(said, stats, OF_STATS, field.getKey());
    }
    return said;
  }

  /** Digests that the format does not have; a field that only resembles one of its own is drift. */
  private ClaimedContent other(
      ClaimedContent said, ObjectNode object, List<String> own, String name) {
    if (own.contains(name) || object.path(name).isNull()) {
      return said;
    }
    String letters = Spelling.lettersOf(name);
    Optional<String> meant = meant(object, own, name, letters);
    if (meant.isPresent()) {
      wasMeant = true;
      problems.add(
          new Problem(
              document.at(object, name),
              "the field " + Printable.quoted(name) + " is misspelt, so nothing checks it",
              "Rename it to " + meant.get() + "."));
      return said;
    }
    Optional<Algorithm> algorithm =
        Algorithm.named(name).filter(known -> ALGORITHM.matcher(letters).matches());
    if (algorithm.isPresent()) {
      return hash(said, object, name, algorithm.get());
    }
    if (!DIGEST.matcher(letters).matches()) {
      return said;
    }
    ClaimedContent unknown =
        said.uncomputable(
            "its digest " + Printable.quoted(name) + " is not known", document.at(object, name));
    several = several.uncomputable("its digest is not known", document.at(object, name));
    return unknown;
  }

  /** The field of the format that a name is meant for, by its letters or its value. */
  private static Optional<String> meant(
      ObjectNode object, List<String> fields, String name, String letters) {
    JsonNode value = object.path(name);
    return fields.stream()
        .filter(own -> !object.hasNonNull(own))
        .filter(
            own ->
                letters.equals(own)
                    || (Spelling.isOneLetterOff(letters, own)
                        && (own.equals("bytes") ? value.isIntegralNumber() : isHash(own, value))))
        .findFirst();
  }

  private static boolean isHash(String field, JsonNode value) {
    return field.equals("hash")
        && value.isTextual()
        && StatedHash.parse(value.asText(), Algorithm.MD5).digest().isPresent();
  }

  private ClaimedContent size(ClaimedContent said, ObjectNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return said;
    }
    Location at = document.at(object, field);
    boolean isWhole = value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
    if (!isWhole || value.decimalValue().signum() < 0 || !value.canConvertToLong()) {
      wasMeant = true;
      problems.add(WrongType.problem(at, field, "a number of bytes", value));
      return said;
    }
    several = several.size(value.longValue(), at);
    return said.size(value.longValue(), at);
  }

  private ClaimedContent hash(
      ClaimedContent said, ObjectNode object, String field, Algorithm bare) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return said;
    }
    Location at = document.at(object, field);
    if (!value.isTextual()) {
      wasMeant = true;
      problems.add(WrongType.problem(at, field, "a text", value));
      return said;
    }
    if (value.asText().isBlank()) {
      remarks.add(at + ": the " + field + " is empty, so none is recorded");
      return said;
    }
    StatedHash hash = StatedHash.parse(value.asText(), bare);
    if (hash.known().isEmpty()) {
      String what =
          "the algorithm of its hash is not known: "
              + Printable.quoted(hash.algorithm().orElse(""));
      several = several.uncomputable(what, at);
      return said.uncomputable(what, at);
    }
    if (hash.digest().isEmpty()) {
      wasMeant = true;
      problems.add(
          new Problem(
              at,
              "expected " + hash.expected() + ", actual " + Printable.quoted(value.asText()),
              "Write the algorithm and the digest, for example “sha256:” and what sha256sum"
                  + " prints."));
      return said;
    }
    Digest digest = hash.digest().get();
    several = several.digest(digest, at);
    return digest.algorithm() == Algorithm.SHA_1
        ? said.structure(BlobOrSha1.of(repository, digest, at))
        : said.digest(digest, at);
  }
}
