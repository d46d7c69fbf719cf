package io.harmonia.smoke.results;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.origins.HostCountsJson;
import io.harmonia.smoke.shard.Shard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a run as {@code smoke-report.json}, whose shape {@code smoke-report.schema.json} in the
 * jar describes. Texts of the workspace are written printable.
 */
public final class JsonReport {
  /** Name of the file. */
  public static final String FILE = "smoke-report.json";

  /** Of the report's shape. */
  static final int VERSION = 1;

  private final JsonGenerator json;
  private final JsonFieldWriter fields;

  private JsonReport(JsonGenerator json) {
    this.json = json;
    this.fields = new JsonFieldWriter(json);
  }

  /** Writes the report, in UTF-8; the stream is flushed and stays open. */
  public static void write(RunReport report, OutputStream out) throws IOException {
    JsonGenerator generator = JsonTree.FACTORY.createGenerator(out, JsonEncoding.UTF8);
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    generator.setPrettyPrinter(
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
    try (generator) {
      generator.writeStartObject();
      new JsonReport(generator).allButResults(report);
      generator.writeArrayFieldStart("results");
      generator.flush();
      report.results().writeTo(out); // which are written already
      generator.writeEndArray();
      generator.writeEndObject();
    }
    out.write('\n');
    out.flush();
  }

  /** What the report says but for its results. */
  static JsonNode withoutResults(RunReport report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    try (JsonGenerator generator = JsonTree.FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      generator.writeStartObject();
      new JsonReport(generator).allButResults(report);
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is never full in this way
    }
    return JsonTree.read(out.toByteArray());
  }

  private void allButResults(RunReport report) throws IOException {
    json.writeNumberField("report_version", VERSION);
    fields.text("tool", report.tool());
    shard(report.shard());
    json.writeStringField("outcome", report.outcome().label());
    summary(report.summary());
    workspace(report.workspace());
    fields.texts("unfinished", report.unfinished());
    fields.texts("notes", report.notes());
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
    for (Counted what : Counted.REPORTED) {
      json.writeNumberField(what.label(), summary.of(what));
      if (what == Counted.MISSING) {
        json.writeBooleanField("has_recorded_checksums", summary.of(Counted.TOTAL_FILES) > 0);
      } else if (what == Counted.WAIVED) {
        fields.text(
            "waived_until", summary.waivedUntil().stream().findFirst().map(String::valueOf));
      }
    }
    if (summary.of(Counted.CLAIMS) > 0) {
      for (Counted what : Counted.OF_CLAIMS) {
        json.writeNumberField(what.label(), summary.of(what));
      }
    }
    HostCountsJson.write(json, summary.upstream());
    if (summary.verifiedSince().isPresent()) {
      for (Counted what : Counted.OF_EARLIER) {
        json.writeNumberField(what.label(), summary.of(what));
      }
      json.writeStringField(
          Counted.VERIFIED_SINCE.label(), summary.verifiedSince().get().toString());
    }
    json.writeNumberField("duration_ms", summary.duration().toMillis());
    json.writeEndObject();
  }

  private void workspace(RunReport.CheckedWorkspace workspace) throws IOException {
    json.writeObjectFieldStart("workspace");
    fields.text("root", workspace.root());
    fields.text("commit", workspace.commit());
    fields.text("baseline", workspace.baseline());
    fields.text("inputs", workspace.inputs().map(Sha256::hex));
    json.writeObjectFieldStart("settings");
    for (Map.Entry<String, String> setting : workspace.settings().entrySet()) {
      fields.text(setting.getKey(), setting.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
