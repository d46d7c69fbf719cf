package io.harmonia.smoke.results;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Waived;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a run as {@code smoke-report.json}, whose shape {@code smoke-report.schema.json} in the
 * jar describes. Texts of the workspace are written printable.
 */
public final class JsonReport {
  /** Of the report's shape. */
  static final int VERSION = 1;

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  private JsonReport(JsonGenerator json) {
    this.json = json;
  }

  /** Writes the report, in UTF-8; the stream is flushed and stays open. */
  public static void write(RunReport report, OutputStream out) throws IOException {
    JsonGenerator generator = FACTORY.createGenerator(out, JsonEncoding.UTF8);
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    generator.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    try (generator) {
      new JsonReport(generator).report(report, out);
    }
    out.write('\n');
    out.flush();
  }

  /** A result as the line of the report that it has to itself. */
  static byte[] line(Result result) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator generator = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      new JsonReport(generator).result(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is never full in this way
    }
    return out.toByteArray();
  }

  /** Reads such a line again. */
  static ReportedResult read(ByteBuffer line) {
    try (JsonParser parser =
        FACTORY.createParser(
            line.array(), line.arrayOffset() + line.position(), line.remaining())) {
      parser.nextToken();
      JsonNode result = tree(parser);
      List<Finding> findings = new ArrayList<>();
      result.path("findings").forEach(finding -> findings.add(finding(finding)));
      List<String> remarks = new ArrayList<>();
      result.path("remarks").forEach(remark -> remarks.add(remark.asText()));
      return new ReportedResult(
          result.path("id").asText(),
          kind(result),
          location(result, result.has("at") ? "at" : "location"),
          location(result, "location"),
          findings,
          remarks,
          Duration.ofMillis(result.path("duration_ms").asLong()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an ObjectMapper would read, which takes a start longer to make than all lines to read. */
  private static JsonNode tree(JsonParser parser) throws IOException {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = nodes.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          object.set(name, tree(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = nodes.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(tree(parser));
        }
        yield array;
      }
      case VALUE_STRING -> nodes.textNode(parser.getText());
      case VALUE_NUMBER_INT -> nodes.numberNode(parser.getLongValue());
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      default -> nodes.nullNode();
    };
  }

  private static Finding finding(JsonNode finding) {
    return new Finding(
        kind(finding),
        finding.path("message").asText(),
        finding.path("remedy").asText(),
        location(finding, "location"),
        Optional.empty());
  }

  private static Optional<Location> location(JsonNode of, String field) {
    JsonNode at = of.path(field);
    return at.isObject()
        ? Optional.of(
            new Location(
                at.path("file").asText(), at.path("line").asInt(), at.path("column").asInt()))
        : Optional.empty();
  }

  private static Kind kind(JsonNode of) {
    return Kind.parse(of.path("kind").asText()).orElseThrow();
  }

  private void report(RunReport report, OutputStream out) throws IOException {
    json.writeStartObject();
    json.writeNumberField("report_version", VERSION);
    json.writeStringField("tool", Printable.whole(report.tool()));
    shard(report.shard());
    json.writeStringField("outcome", report.outcome().label());
    summary(report.summary());
    workspace(report.workspace());
    texts("unfinished", report.unfinished());
    texts("notes", report.notes());
    json.writeArrayFieldStart("results");
    json.flush();
    report.results().writeTo(out); // which are written already
    json.writeEndArray();
    json.writeEndObject();
  }

  private void shard(Optional<Shard> shard) throws IOException {
    if (shard.isEmpty()) {
      json.writeNullField("shard");
      return;
    }
    json.writeObjectFieldStart("shard");
    json.writeNumberField("index", shard.get().index());
    json.writeNumberField("of", shard.get().of());
    json.writeEndObject();
  }

  private void summary(Summary summary) throws IOException {
    json.writeObjectFieldStart("summary");
    json.writeStringField("generated_at", summary.generatedAt().toString());
    json.writeNumberField("total_files", summary.totalFiles());
    json.writeNumberField("matched", summary.matched());
    json.writeNumberField("missing", summary.missing());
    json.writeBooleanField("has_recorded_checksums", summary.totalFiles() > 0);
    json.writeNumberField("mismatched", summary.mismatched());
    json.writeNumberField("verified_by_content", summary.verifiedByContent());
    json.writeNumberField("verified_by_pointer", summary.verifiedByPointer());
    json.writeNumberField("bytes_hashed", summary.bytesHashed());
    json.writeNumberField("checks", summary.checks());
    json.writeNumberField("passed", summary.passed());
    json.writeNumberField("drifted", summary.drifted());
    json.writeNumberField("skipped", summary.skipped());
    json.writeNumberField("unchecked", summary.unchecked());
    json.writeNumberField("waived", summary.waived());
    text("waived_until", summary.waivedUntil().stream().findFirst().map(LocalDate::toString));
    json.writeNumberField("artifacts", summary.artifacts());
    json.writeNumberField("artifacts_verified", summary.artifactsVerified());
    json.writeNumberField("artifacts_verified_by_pointer", summary.artifactsVerifiedByPointer());
    json.writeNumberField("duration_ms", summary.duration().toMillis());
    json.writeEndObject();
  }

  private void workspace(RunReport.CheckedWorkspace workspace) throws IOException {
    json.writeObjectFieldStart("workspace");
    json.writeStringField("root", Printable.whole(workspace.root()));
    text("commit", workspace.commit());
    text("baseline", workspace.baseline());
    text("inputs", workspace.inputs().map(Sha256::hex));
    json.writeObjectFieldStart("settings");
    for (Map.Entry<String, String> setting : workspace.settings().entrySet()) {
      json.writeStringField(setting.getKey(), Printable.whole(setting.getValue()));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void result(Result result) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", Printable.whole(result.id()));
    json.writeStringField("check", result.check());
    json.writeStringField("verdict", result.verdict().label());
    json.writeStringField("kind", result.kind().label());
    text("entry", result.entry());
    evidence(result.evidence());
    text("message", result.gravest().map(Finding::message));
    text("remedy", result.gravest().map(Finding::remedy));
    Optional<Location> shown = result.gravest().flatMap(Finding::location).or(result::location);
    location("location", shown);
    if (!result.location().equals(shown)) {
      location("at", result.location());
    }
    json.writeArrayFieldStart("findings");
    for (Finding finding : result.findings()) {
      json.writeStartObject();
      json.writeStringField("kind", finding.kind().label());
      json.writeStringField("message", Printable.whole(finding.message()));
      json.writeStringField("remedy", Printable.whole(finding.remedy()));
      location("location", finding.location());
      waived(finding.waived());
      json.writeEndObject();
    }
    json.writeEndArray();
    texts("remarks", result.remarks());
    paths("verified", result.verified());
    paths("verified_by_pointer", result.verifiedByPointer());
    json.writeNumberField("duration_ms", result.duration().toMillis());
    json.writeEndObject();
  }

  /** Sorted; nothing where there are none. */
  private void paths(String field, Set<RelativePath> paths) throws IOException {
    if (!paths.isEmpty()) {
      texts(field, paths.stream().sorted().map(RelativePath::text).toList());
    }
  }

  private void waived(Optional<Waived> waived) throws IOException {
    if (waived.isEmpty()) {
      json.writeNullField("waived");
      return;
    }
    Finding original = waived.get().original();
    json.writeObjectFieldStart("waived");
    json.writeStringField("kind", original.kind().label());
    json.writeStringField("message", Printable.whole(original.message()));
    json.writeStringField("remedy", Printable.whole(original.remedy()));
    json.writeStringField("reason", Printable.whole(waived.get().reason()));
    json.writeStringField("expires", waived.get().expires().toString());
    location("waiver", Optional.of(waived.get().waiver()));
    json.writeEndObject();
  }

  private void evidence(Optional<Evidence> evidence) throws IOException {
    text("path", evidence.map(seen -> seen.path().text()));
    if (evidence.isPresent()) {
      json.writeBooleanField("exists", evidence.get().exists());
    } else {
      json.writeNullField("exists");
    }
    Optional<Long> size = evidence.flatMap(Evidence::sizeBytes);
    if (size.isPresent()) {
      json.writeNumberField("size_bytes", size.get());
    } else {
      json.writeNullField("size_bytes");
    }
    text("sha256", evidence.flatMap(Evidence::sha256).map(Sha256::hex));
    text("expected", evidence.flatMap(Evidence::expected).map(Sha256::hex));
    Optional<Boolean> match = evidence.flatMap(Evidence::match);
    if (match.isPresent()) {
      json.writeBooleanField("match", match.get());
    } else {
      json.writeNullField("match");
    }
  }

  private void location(String field, Optional<Location> location) throws IOException {
    if (location.isEmpty()) {
      json.writeNullField(field);
      return;
    }
    json.writeObjectFieldStart(field);
    json.writeStringField("file", Printable.whole(location.get().file()));
    json.writeNumberField("line", location.get().line());
    json.writeNumberField("column", location.get().column());
    json.writeEndObject();
  }

  private void text(String field, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(field, Printable.whole(text.get()));
    } else {
      json.writeNullField(field);
    }
  }

  private void texts(String field, List<String> texts) throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(Printable.whole(text));
    }
    json.writeEndArray();
  }
}
