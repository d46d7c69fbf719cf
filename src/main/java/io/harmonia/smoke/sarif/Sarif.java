package io.harmonia.smoke.sarif;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.report.CheckoutPaths;
import io.harmonia.smoke.report.ResultFile;
import io.harmonia.smoke.results.Outcome;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.terminal.KindExplanation;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.ToolVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes what drifted and what is unchecked as SARIF 2.1.0: a rule for each kind that makes a run
 * red, a result for each finding, at its line. There is no result exactly where the outcome is
 * clean; what is waived or skipped is none.
 *
 * <p>Paths are relative to the repository's root. Text of the workspace is plain text in it: no
 * link, no placeholder.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class Sarif {
  /** As files are written in it. */
  public static final ResultFile.Format FORMAT =
      new ResultFile.Format("SARIF", "\"name\":\"Harmonia Smoke\"", Sarif::write);

  /** What GitHub takes of one run. */
  private static final int MOST_RESULTS = 25_000;

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
  private static final String HOME = "https://github.com/OWNER/harmonia-smoke";
  private static final String ERROR = "error";

  /** Where a finding is shown that is about no file: code scanning takes none without a place. */
  private static final Location NOWHERE = Location.startOf("models/inventory.json");

  private static final List<Kind> KINDS =
      Arrays.stream(Kind.values()).filter(kind -> kind.verdict().isWrong()).toList();

  private final JsonGenerator json;
  private final CheckoutPaths paths;
  private final Fingerprints fingerprints = new Fingerprints();
  private int written;

  private Sarif(JsonGenerator json, CheckoutPaths paths) {
    this.json = json;
    this.paths = paths;
  }

  /**
   * Writes the findings; in UTF-8; the stream is flushed and stays open.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(RunReport report, OutputStream out) throws IOException {
    write(report, CheckoutPaths.of(report), out);
  }

  static void write(RunReport report, CheckoutPaths paths, OutputStream out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    new Sarif(json, paths).log(report);
    json.writeRaw('\n');
    json.close();
    out.flush();
  }

  private void log(RunReport report) throws IOException {
    json.writeStartObject();
    json.writeStringField("version", "2.1.0");
    json.writeStringField("$schema", SCHEMA);
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool();
    json.writeObjectFieldStart("automationDetails");
    json.writeStringField(
        "id", "harmonia-smoke/" + report.shard().map(part -> part + "/").orElse(""));
    json.writeEndObject();
    json.writeStringField("columnKind", "unicodeCodePoints");
    json.writeArrayFieldStart("results");
    results(report);
    json.writeEndArray();
    invocation(report);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool() throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "Harmonia Smoke");
    json.writeStringField("version", ToolVersion.current());
    json.writeStringField("informationUri", HOME);
    json.writeArrayFieldStart("rules");
    Map<Kind, KindExplanation> explained = KindExplanation.all();
    for (Kind kind : KINDS) {
      rule(kind, Objects.requireNonNull(explained.get(kind), kind::label));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void rule(Kind kind, KindExplanation explained) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", kind.label());
    json.writeObjectFieldStart("shortDescription");
    String sentence = explained.meaning().split("(?<=\\.) ", 2)[0];
    json.writeStringField("text", plain(sentence));
    json.writeEndObject();
    json.writeObjectFieldStart("fullDescription");
    json.writeStringField("text", plain(explained.meaning()));
    json.writeEndObject();
    json.writeObjectFieldStart("help");
    json.writeStringField("text", plain(explained.meaning() + " " + explained.remedy()));
    json.writeStringField("markdown", markdown(explained));
    json.writeEndObject();
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", ERROR);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String markdown(KindExplanation explained) {
    StringBuilder text = new StringBuilder(explained.meaning()).append("\n");
    explained.causes().forEach(cause -> text.append("\n- ").append(cause));
    text.append("\n\n**Fix:** ").append(explained.remedy()).append('\n');
    explained.commands().forEach(command -> text.append("\n    ").append(command));
    return text.toString();
  }

  private void results(RunReport report) throws IOException {
    try (Stream<Result> wrong = report.results().wrong()) {
      for (Iterator<Result> all = wrong.iterator(); all.hasNext() && written < MOST_RESULTS; ) {
        Result result = all.next();
        for (Finding finding : result.findings()) {
          result(result, finding);
        }
      }
    }
    if (written == 0 && report.outcome() != Outcome.CLEAN) {
      String why = String.join("; ", report.notes());
      Result unsaid =
          Result.crashed(
              "the run",
              "the run: " + report.outcome().label() + (why.isEmpty() ? "" : ": " + why),
              "See the report, and run again.",
              Duration.ZERO);
      result(unsaid, unsaid.findings().get(0));
    }
  }

  private void result(Result result, Finding finding) throws IOException {
    if (!finding.kind().verdict().isWrong() || written == MOST_RESULTS) {
      return; // waived, beside one that is not
    }
    written++;
    Location at = finding.location().or(result::subject).orElse(NOWHERE);
    json.writeStartObject();
    json.writeStringField("ruleId", finding.kind().label());
    json.writeNumberField("ruleIndex", KINDS.indexOf(finding.kind()));
    json.writeStringField("level", ERROR);
    json.writeObjectFieldStart("message");
    json.writeStringField("text", plain(finding.message() + " Remedy: " + finding.remedy()));
    json.writeEndObject();
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", SarifText.uri(paths.of(at.file())));
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", Math.max(1, at.line()));
    json.writeNumberField("startColumn", Math.max(1, at.column()));
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("primaryLocationLineHash", fingerprints.of(result, finding));
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Whether it was made to its end, and what narrowed it. */
  private void invocation(RunReport report) throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", report.unfinished().isEmpty());
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (String note : report.notes()) {
      notification("note", note);
    }
    if (written == MOST_RESULTS) {
      notification("warning", "only the first " + MOST_RESULTS + " findings are here");
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void notification(String level, String text) throws IOException {
    json.writeStartObject();
    json.writeStringField("level", level);
    json.writeObjectFieldStart("message");
    json.writeStringField("text", plain(text));
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String plain(String hostile) {
    return SarifText.plain(Printable.whole(hostile));
  }
}
