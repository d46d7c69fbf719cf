package io.harmonia.smoke.ci;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.report.CodeSpan;
import io.harmonia.smoke.results.Counted;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the alert's issue says of a run: Markdown in which all texts of the workspace stand in code
 * spans, far shorter than GitHub takes, and the fingerprint of the findings. The job that makes the
 * report writes it; the job that may write issues posts it, where it is still of this form.
 */
public final class AlertText {
  /** Its name beside the report. */
  public static final String FILE = "smoke-alert.json";

  private static final int SHOWN = 20;
  private static final int BYTES = 40_000;
  private static final int SHOWN_IN_COMMENT = 5;
  private static final int BYTES_IN_COMMENT = 10_000;
  private static final int SHOWN_UNFINISHED = 5;

  private final RunReport report;
  private final Map<String, Long> kinds = new TreeMap<>();
  private final List<String> shown = new ArrayList<>();
  private final AlertFingerprint fingerprint = new AlertFingerprint();
  private long total;

  private AlertText(RunReport report) {
    this.report = report;
    report.results().all().filter(AlertText::isWrong).forEach(this::add);
  }

  /** The text about a run. */
  public static AlertText of(RunReport report) {
    return new AlertText(report);
  }

  private static boolean isWrong(Result result) {
    return result.verdict() == Verdict.DRIFTED || result.verdict() == Verdict.UNCHECKED;
  }

  private void add(Result result) {
    for (Finding finding : result.findings()) {
      if (finding.kind() != Kind.WAIVED) {
        total++;
        kinds.merge(finding.kind().label(), 1L, Long::sum);
        fingerprint.add(
            result.id(), result.verdict().label(), finding.kind().label(), finding.message());
        if (shown.size() < SHOWN) {
          shown.add(item(result, finding));
        }
      }
    }
  }

  private static String item(Result result, Finding finding) {
    return "- **"
        + result.verdict().label()
        + "** "
        + CodeSpan.of(finding.kind().label(), 60)
        + " in "
        + CodeSpan.of(result.id(), 200)
        + "\n  - "
        + CodeSpan.of(finding.message(), 500)
        + "\n"
        + (finding.remedy().isEmpty()
            ? ""
            : "  - Remedy: " + CodeSpan.of(finding.remedy(), 300) + "\n");
  }

  /** Writes it as JSON, with a fingerprint for each result and outcome that the job may have. */
  public void write(OutputStream out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringField("outcome", report.outcome().label());
      json.writeStringField("counts", counts(report.summary()));
      json.writeStringField("unfinished", unfinished());
      json.writeStringField("findings", findings());
      json.writeStringField("first", list(SHOWN_IN_COMMENT, BYTES_IN_COMMENT));
      json.writeObjectFieldStart("fingerprints");
      for (Map.Entry<String, String> each : fingerprint.byJob(report.unfinished()).entrySet()) {
        json.writeStringField(each.getKey(), each.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    }
  }

  private static String counts(Summary summary) {
    return summary.of(Counted.CHECKS)
        + " checks: "
        + summary.verdicts()
        + "; verified "
        + summary.of(Counted.ARTIFACTS_VERIFIED)
        + " of "
        + summary.of(Counted.ARTIFACTS)
        + " artifacts";
  }

  private String unfinished() {
    return report.unfinished().isEmpty()
        ? ""
        : report.unfinished().stream()
            .limit(SHOWN_UNFINISHED)
            .map(why -> "- " + CodeSpan.of(why, 300) + "\n")
            .collect(Collectors.joining("", "The run did not finish:\n\n", "\n"));
  }

  private String findings() {
    if (total == 0) {
      return "";
    }
    String counted =
        kinds.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .limit(SHOWN)
            .map(kind -> kind.getValue() + " × " + CodeSpan.of(kind.getKey(), 60))
            .collect(Collectors.joining(", "));
    String heading = "### " + total + (total == 1 ? " finding" : " findings");
    return heading + "\n\n" + counted + "\n\n" + list(SHOWN, BYTES) + "\n";
  }

  /** The first findings, each whole or not at all, and how many are left out. */
  private String list(int most, int bytes) {
    StringBuilder list = new StringBuilder();
    int room = bytes;
    int held = 0;
    for (String item : shown.subList(0, Math.min(most, shown.size()))) {
      room -= item.getBytes(StandardCharsets.UTF_8).length;
      if (room < 0) {
        break;
      }
      list.append(item);
      held++;
    }
    if (held < total) {
      list.append("\nAnd **").append(total - held).append(" more**: see the full report.\n");
    }
    return list.toString();
  }
}
