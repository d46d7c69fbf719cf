package io.harmonia.smoke.results;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what {@link JsonReport} wrote, and nothing else: a report is refused that is cut short, of
 * another version, or other than what is written again of its results and of what it says of their
 * run. So it lacks nothing, has nothing more, and its counts are those of its results.
 */
public final class JsonReportReader {
  private static final Set<String> CHECKS =
      Stream.concat(Arrays.stream(CheckType.values()).map(CheckType::label), Stream.of(Result.RUN))
          .collect(Collectors.toUnmodifiableSet());

  private final RunRecorder recorder = new RunRecorder(Clock.systemUTC());
  private final ObjectNode others = JsonNodeFactory.instance.objectNode();
  private boolean hasResults;

  private JsonReportReader() {}

  /** A report is not what it should be. */
  private static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message);
    }
  }

  /**
   * Reads a report.
   *
   * @throws UnreadableReportException if it is none that can be relied on; the message says why,
   *     without the file's name
   */
  public static RunReport read(Path file) throws UnreadableReportException {
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
  public static RunReport read(InputStream in) throws IOException, UnreadableReportException {
    try (JsonParser parser = JsonTree.FACTORY.createParser(in)) {
      return new JsonReportReader().document(parser);
    } catch (JsonProcessingException e) {
      throw new UnreadableReportException(
          "is not whole, or no JSON: " + Printable.of(e.getOriginalMessage()));
    } catch (Fault e) {
      throw new UnreadableReportException("is no report: " + e.getMessage());
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new UnreadableReportException("is no report: " + Printable.of(String.valueOf(e)));
    }
  }

  private RunReport document(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new Fault("it is no object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      if (field.equals("results")) {
        results(parser);
      } else {
        JsonNode value = JsonTree.read(parser);
        requireVersion(field, value);
        others.set(field, value);
      }
    }
    if (parser.nextToken() != null) {
      throw new Fault("something stands after it");
    }
    if (!hasResults) {
      throw new Fault("it has no results");
    }
    RunReport report = report();
    requireSame("report", others, JsonReport.withoutResults(report), "its results come to");
    return report;
  }

  /** First of all, since nothing else of another version has a meaning. */
  private static void requireVersion(String field, JsonNode value) {
    if (field.equals("report_version") && !value.equals(version())) {
      throw new Fault(
          "its report_version is "
              + Printable.of(value.toString())
              + ": expected "
              + JsonReport.VERSION);
    }
  }

  private static JsonNode version() {
    return JsonNodeFactory.instance.numberNode((long) JsonReport.VERSION);
  }

  /** One by one, since there may be many. */
  private void results(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw new Fault("report.results is no array");
    }
    hasResults = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode stated = JsonTree.read(parser);
      Result result = JsonResult.read(stated);
      requireConsistent(result);
      byte[] line = JsonResult.write(result);
      String where = "result " + Printable.quoted(result.id());
      requireSame(where, stated, JsonTree.read(line), "what it says comes to");
      recorder.add("result " + recorder.size(), result, line);
    }
  }

  /** What is written again as it was read, and yet contradicts itself. */
  private static void requireConsistent(Result result) {
    List<Finding> findings = result.findings();
    String where = "result " + Printable.quoted(result.id());
    if (!CHECKS.contains(result.check())) {
      throw new Fault(where + ".check is unknown: " + Printable.quoted(result.check()));
    }
    if (findings.isEmpty() != (result.verdict() == Verdict.PASSED)) {
      throw new Fault(where + ".findings is not what its verdict says");
    }
    if (!findings.isEmpty() && findings.get(0).kind() != result.kind()) {
      throw new Fault(where + ".kind is not that of its first finding");
    }
    for (Finding finding : findings) {
      if (finding.kind().compareTo(result.kind()) < 0) {
        throw new Fault(where + ".kind is not that of its gravest finding");
      }
      if (finding.waived().isPresent() != (finding.kind() == Kind.WAIVED)
          || finding.kind().verdict() == Verdict.PASSED) {
        throw new Fault(where + ".findings has a kind that is not what the finding says");
      }
    }
  }

  private static void requireSame(String where, JsonNode stated, JsonNode right, String whose) {
    Optional<String> difference = JsonTree.difference(where, stated, right, whose);
    if (difference.isPresent()) {
      throw new Fault(difference.get());
    }
  }

  /** What is said of the run, with the counts of its results. */
  private RunReport report() {
    JsonNode summary = others.path("summary");
    RunReport counted = recorder.report(texts("unfinished"));
    return new RunReport(
        new RunReport.Scope(others.path("tool").asText(), shard(), workspace()),
        counted
            .summary()
            .of(
                Instant.parse(summary.path("generated_at").asText()),
                Duration.ofMillis(JsonResult.count(summary, "duration_ms")),
                JsonResult.count(summary, Counted.BYTES_HASHED.label()),
                JsonResult.count(summary, Counted.ARTIFACTS.label())),
        counted.unfinished(),
        texts("notes"),
        counted.results());
  }

  private Optional<Shard> shard() {
    JsonNode shard = others.path("shard");
    return shard.isObject()
        ? Optional.of(new Shard(shard.path("index").asInt(), shard.path("of").asInt()))
        : Optional.empty();
  }

  private RunReport.CheckedWorkspace workspace() {
    JsonNode workspace = others.path("workspace");
    Map<String, String> settings = new TreeMap<>();
    for (Map.Entry<String, JsonNode> setting : workspace.path("settings").properties()) {
      settings.put(setting.getKey(), setting.getValue().asText());
    }
    return new RunReport.CheckedWorkspace(
        workspace.path("root").asText(),
        JsonResult.text(workspace, "commit"),
        JsonResult.text(workspace, "baseline"),
        JsonResult.text(workspace, "inputs").flatMap(Sha256::parse),
        settings);
  }

  private List<String> texts(String field) {
    return JsonTree.elements(others.path(field)).map(JsonNode::asText).toList();
  }
}
