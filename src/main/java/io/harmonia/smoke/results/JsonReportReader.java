package io.harmonia.smoke.results;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what {@link JsonReport} wrote, and nothing else: a report that was cut short, is of another
 * version, has a verdict or kind that there is none of, or whose counts are not those of its
 * results is refused.
 */
public final class JsonReportReader {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonReportReader() {}

  /**
   * Reads a report.
   *
   * @throws UnreadableReportException if it is none that can be relied on; the message says why,
   *     without the file's name
   */
  public static ReadReport read(Path file) throws UnreadableReportException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    } catch (NoSuchFileException e) {
      throw new UnreadableReportException("is not there");
    } catch (IOException e) {
      throw new UnreadableReportException("cannot be read: " + Workspace.reasonOf(e));
    }
  }

  /**
   * Reads a report to the end of the stream.
   *
   * @throws UnreadableReportException as {@link #read(Path)} does
   * @throws IOException if the stream cannot be read
   */
  public static ReadReport read(InputStream in) throws IOException, UnreadableReportException {
    try (JsonParser parser = JSON.createParser(in)) {
      return document(parser);
    } catch (JsonProcessingException e) {
      throw new UnreadableReportException(
          "is not whole, or no JSON: " + Printable.of(e.getOriginalMessage()));
    } catch (JsonFields.Fault e) {
      throw new UnreadableReportException("is no report: " + e.getMessage());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableReportException("is no report: " + Printable.of(String.valueOf(e)));
    }
  }

  /** The results are taken one by one, since there may be many. */
  private static ReadReport document(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new JsonFields.Fault("it is no object");
    }
    ObjectNode others = JsonNodeFactory.instance.objectNode();
    Optional<List<Result>> results = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      if (field.equals("results")) {
        results = Optional.of(results(parser));
      } else {
        JsonNode value = JSON.readTree(parser);
        requireVersion(field, value);
        others.set(field, value);
      }
    }
    if (parser.nextToken() != null) {
      throw new JsonFields.Fault("something stands after it");
    }
    if (results.isEmpty()) {
      throw new JsonFields.Fault("it has no results");
    }
    List<Result> all = results.get();
    return JsonFields.read("report", others, fields -> report(fields, all));
  }

  /** First of all, since nothing else of another version has a meaning. */
  private static void requireVersion(String field, JsonNode value) {
    boolean isOurs = value.isInt() && value.intValue() == JsonReport.VERSION;
    if (field.equals("report_version") && !isOurs) {
      throw new JsonFields.Fault(
          "its report_version is "
              + Printable.of(value.toString())
              + ": expected "
              + JsonReport.VERSION);
    }
  }

  private static List<Result> results(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new JsonFields.Fault("results is no array");
    }
    List<Result> results = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String where = "results[" + results.size() + "]";
      JsonNode node = JSON.readTree(parser);
      if (node == null) {
        throw new JsonFields.Fault("it is cut short after " + results.size() + " results");
      }
      results.add(JsonResultReader.read(where, node));
    }
    return List.copyOf(results);
  }

  private static ReadReport report(JsonFields fields, List<Result> results) {
    fields.count("report_version");
    Optional<Shard> shard =
        fields.objectOrNull(
            "shard",
            part -> {
              long index = part.count("index");
              long of = part.count("of");
              return Shard.parse(index + "/" + of)
                  .orElseThrow(() -> part.fault("index", "is none of its shards"));
            });
    List<String> unfinished = fields.texts("unfinished");
    RunReport.CheckedWorkspace workspace = fields.object("workspace", JsonReportReader::workspace);
    RunReport counted = ReadReport.counted(workspace, shard, results, 0, 0, unfinished);
    String outcome = fields.text("outcome");
    if (!outcome.equals(counted.outcome().label())) {
      throw fields.fault(
          "outcome",
          "is "
              + Printable.quoted(outcome)
              + ", and what it reports comes to "
              + counted.outcome().label());
    }
    return new ReadReport(
        fields.text("tool"),
        shard,
        counted.outcome(),
        fields.object("summary", summary -> summary(summary, counted.summary())),
        workspace,
        unfinished,
        fields.texts("notes"),
        results);
  }

  private static RunReport.CheckedWorkspace workspace(JsonFields fields) {
    return new RunReport.CheckedWorkspace(
        fields.text("root"),
        fields.textOrNull("commit"),
        fields.textOrNull("baseline"),
        fields.textOrNull("inputs").map(hex -> digest(fields, "inputs", hex)),
        fields.textsByName("settings"));
  }

  static Sha256 digest(JsonFields fields, String field, String hex) {
    return Sha256.parse(hex)
        .filter(digest -> digest.hex().equals(hex))
        .orElseThrow(() -> fields.fault(field, "is no SHA-256"));
  }

  /** What is stated of the results has to be what they come to when they are counted again. */
  private static Summary summary(JsonFields fields, Summary counted) {
    requireEqual(fields, "total_files", counted.totalFiles());
    requireEqual(fields, "matched", counted.matched());
    requireEqual(fields, "missing", counted.missing());
    requireEqual(fields, "mismatched", counted.mismatched());
    requireEqual(fields, "verified_by_content", counted.verifiedByContent());
    requireEqual(fields, "verified_by_pointer", counted.verifiedByPointer());
    requireEqual(fields, "checks", counted.checks());
    requireEqual(fields, "passed", counted.passed());
    requireEqual(fields, "drifted", counted.drifted());
    requireEqual(fields, "skipped", counted.skipped());
    requireEqual(fields, "unchecked", counted.unchecked());
    requireEqual(fields, "waived", counted.waived());
    requireEqual(fields, "artifacts_verified", counted.artifactsVerified());
    requireEqual(fields, "artifacts_verified_by_pointer", counted.artifactsVerifiedByPointer());
    if (fields.bool("has_recorded_checksums") != counted.totalFiles() > 0) {
      throw fields.fault("has_recorded_checksums", "is not what its results say");
    }
    Optional<String> until = counted.waivedUntil().stream().findFirst().map(String::valueOf);
    if (!fields.textOrNull("waived_until").equals(until)) {
      throw fields.fault("waived_until", "is not what its results say");
    }
    return counted.of(
        Instant.parse(fields.text("generated_at")),
        Duration.ofMillis(fields.count("duration_ms")),
        fields.count("bytes_hashed"),
        fields.count("artifacts"));
  }

  private static void requireEqual(JsonFields fields, String field, long counted) {
    long stated = fields.count(field);
    if (stated != counted) {
      throw fields.fault(field, "is " + stated + ", and its results come to " + counted);
    }
  }
}
