package io.harmonia.smoke.results;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verified;
import io.harmonia.smoke.finding.Waived;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A result as the line of the report that it has to itself. What is written and read again is
 * written as the same line.
 */
final class JsonResult {
  private final JsonGenerator json;
  private final JsonFieldWriter fields;

  private JsonResult(JsonGenerator json) {
    this.json = json;
    this.fields = new JsonFieldWriter(json);
  }

  /** The line, without its end. */
  static byte[] write(Result result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator generator = JsonTree.FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      new JsonResult(generator).result(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is never full in this way
    }
    return out.toByteArray();
  }

  /** The name of the result of a line. */
  static String id(byte[] line) {
    try (JsonParser parser = JsonTree.FACTORY.createParser(line)) {
      parser.nextToken();
      parser.nextToken();
      return parser.nextTextValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a line, as far as it is one: of what is missing or of another type, something else is
   * written again.
   *
   * @throws IllegalArgumentException if it cannot be that of a result
   * @throws java.time.DateTimeException if it has a day that is none
   */
  static Result read(JsonNode result) {
    Kind kind = kind(result);
    return new Result(
        result.path("id").asText(),
        result.path("check").asText(),
        text(result, "entry"),
        location(result, result.has("at") ? "at" : "location"),
        new Judgement(
            kind,
            JsonTree.elements(result.path("findings")).map(JsonResult::finding).toList(),
            JsonTree.elements(result.path("remarks")).map(JsonNode::asText).toList(),
            evidence(result),
            new Verified(
                paths(result, "verified"),
                paths(result, "verified_by_pointer"),
                paths(result, "verified_earlier"),
                text(result, "read_at").map(Instant::parse))),
        Duration.ofMillis(count(result, "duration_ms")));
  }

  private static Finding finding(JsonNode finding) {
    Optional<Location> at = location(finding, "location");
    JsonNode waived = finding.path("waived");
    Finding found =
        Finding.read(
            kind(finding), at, finding.path("message").asText(), finding.path("remedy").asText());
    return waived.isObject() ? found.with(waived(waived, at)) : found;
  }

  private static Waived waived(JsonNode waived, Optional<Location> at) {
    return new Waived(
        Finding.read(
            kind(waived), at, waived.path("message").asText(), waived.path("remedy").asText()),
        location(waived, "waiver").orElseThrow(() -> new IllegalArgumentException("no waiver")),
        waived.path("reason").asText(),
        LocalDate.parse(waived.path("expires").asText()));
  }

  private static Optional<Evidence> evidence(JsonNode result) {
    return text(result, "path")
        .map(
            path ->
                new Evidence(
                    new RelativePath(path),
                    result.path("exists").asBoolean(),
                    result.path("size_bytes").isNumber()
                        ? Optional.of(count(result, "size_bytes"))
                        : Optional.empty(),
                    text(result, "sha256").flatMap(Sha256::parse),
                    text(result, "expected").flatMap(Sha256::parse)));
  }

  private static Set<RelativePath> paths(JsonNode result, String field) {
    return JsonTree.elements(result.path(field))
        .map(path -> new RelativePath(path.asText()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Optional<Location> location(JsonNode of, String field) {
    JsonNode at = of.path(field);
    return at.isObject()
        ? Optional.of(
            new Location(
                at.path("file").asText(),
                Math.toIntExact(count(at, "line")),
                Math.toIntExact(count(at, "column"))))
        : Optional.empty();
  }

  private static Kind kind(JsonNode of) {
    String kind = of.path("kind").asText();
    return Kind.parse(kind).orElseThrow(() -> new IllegalArgumentException("kind " + kind));
  }

  static Optional<String> text(JsonNode of, String field) {
    return Optional.ofNullable(of.path(field).textValue());
  }

  static long count(JsonNode of, String field) {
    long count = of.path(field).asLong();
    if (count < 0) {
      throw new IllegalArgumentException(field + " " + count);
    }
    return count;
  }

  private void result(Result result) throws IOException {
    json.writeStartObject();
    fields.text("id", result.id());
    json.writeStringField("check", result.check());
    json.writeStringField("verdict", result.verdict().label());
    json.writeStringField("kind", result.kind().label());
    fields.text("entry", result.entry());
    evidence(result.judgement().evidence());
    fields.text("message", result.gravest().map(Finding::message));
    fields.text("remedy", result.gravest().map(Finding::remedy));
    location("location", result.location());
    if (!result.subject().equals(result.location())) {
      location("at", result.subject());
    }
    json.writeArrayFieldStart("findings");
    for (Finding finding : result.findings()) {
      finding(finding);
    }
    json.writeEndArray();
    fields.texts("remarks", result.remarks());
    paths("verified", result.judgement().verified());
    paths("verified_by_pointer", result.judgement().verifiedByPointer());
    paths("verified_earlier", result.judgement().verifiedEarlier());
    if (result.judgement().since().isPresent()) {
      json.writeStringField("read_at", result.judgement().since().get().toString());
    }
    json.writeNumberField("duration_ms", result.duration().toMillis());
    json.writeEndObject();
  }

  private void finding(Finding finding) throws IOException {
    json.writeStartObject();
    said(finding);
    location("location", finding.location());
    if (finding.waived().isPresent()) {
      Waived waived = finding.waived().get();
      json.writeObjectFieldStart("waived");
      said(waived.original());
      fields.text("reason", waived.reason());
      json.writeStringField("expires", waived.expires().toString());
      location("waiver", Optional.of(waived.waiver()));
      json.writeEndObject();
    } else {
      json.writeNullField("waived");
    }
    json.writeEndObject();
  }

  private void said(Finding finding) throws IOException {
    json.writeStringField("kind", finding.kind().label());
    fields.text("message", finding.message());
    fields.text("remedy", finding.remedy());
  }

  private void evidence(Optional<Evidence> evidence) throws IOException {
    fields.text("path", evidence.map(seen -> seen.path().text()));
    fields.value("exists", evidence.map(Evidence::exists));
    fields.value("size_bytes", evidence.flatMap(Evidence::sizeBytes));
    fields.value("sha256", evidence.flatMap(Evidence::sha256).map(Sha256::hex));
    fields.value("expected", evidence.flatMap(Evidence::expected).map(Sha256::hex));
    fields.value("match", evidence.flatMap(Evidence::match));
  }

  /** Sorted; nothing where there are none. */
  private void paths(String field, Set<RelativePath> paths) throws IOException {
    if (!paths.isEmpty()) {
      Set<String> printed = new TreeSet<>();
      for (RelativePath path : paths) {
        printed.add(Printable.whole(path.text()));
      }
      fields.texts(field, printed);
    }
  }

  private void location(String field, Optional<Location> location) throws IOException {
    if (location.isEmpty()) {
      json.writeNullField(field);
      return;
    }
    json.writeObjectFieldStart(field);
    fields.text("file", location.get().file());
    json.writeNumberField("line", location.get().line());
    json.writeNumberField("column", location.get().column());
    json.writeEndObject();
  }
}
