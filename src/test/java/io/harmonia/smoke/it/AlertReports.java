package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reports that tests of the alert make up, and what the smoke job uploads of them. */
final class AlertReports {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AlertReports() {}

  /** A report with these results, three that passed and four that were skipped. */
  static ObjectNode report(ObjectNode... results) {
    ObjectNode report = JSON.createObjectNode().put("report_version", 1).put("tool", "test");
    report.putNull("shard");
    report
        .putObject("workspace")
        .put("root", ".")
        .putNull("commit")
        .putNull("baseline")
        .putNull("inputs")
        .putObject("settings");
    report.putArray("unfinished");
    report.putArray("notes");
    report
        .putArray("results")
        .addAll(List.of(results))
        .addAll(IntStream.range(0, 3).mapToObj(i -> passed("passed " + i)).toList())
        .addAll(
            IntStream.range(0, 4)
                .mapToObj(i -> result("skipped " + i, "skipped", "not-present", "m"))
                .toList());
    return report;
  }

  static ObjectNode drifted(String id, String message) {
    return result(id, "drifted", "missing-artifact", message);
  }

  static ObjectNode result(String id, String verdict, String kind, String message) {
    ObjectNode result = passed(id).put("verdict", verdict).put("kind", kind);
    result.put("message", message).put("remedy", "Restore " + id + ".");
    result
        .withArray("findings")
        .addObject()
        .put("kind", kind)
        .put("message", message)
        .put("remedy", "Restore " + id + ".")
        .putNull("location")
        .putNull("waived");
    return result;
  }

  static ObjectNode passed(String id) {
    ObjectNode result =
        JSON.createObjectNode()
            .put("id", id)
            .put("check", "entry-fields")
            .put("verdict", "passed")
            .put("kind", "match")
            .put("duration_ms", 3);
    for (String nothing :
        List.of(
            "entry",
            "path",
            "exists",
            "size_bytes",
            "sha256",
            "expected",
            "match",
            "message",
            "remedy",
            "location")) {
      result.putNull(nothing);
    }
    result.putArray("findings");
    result.putArray("remarks");
    return result;
  }

  /** Waives a finding of a result. */
  static void waive(JsonNode finding) {
    ObjectNode waived = ((ObjectNode) finding).put("kind", "waived").putObject("waived");
    waived.put("kind", "checksum-mismatch").put("message", "m").put("remedy", "r");
    waived.put("reason", "because").put("expires", "2030-01-01");
    waived.putObject("waiver").put("file", "waivers.json").put("line", 1).put("column", 1);
  }

  /** What the smoke job uploads of a report: the jar makes the alert's text. */
  static Map<String, byte[]> uploaded(ObjectNode report, Path folder) throws IOException {
    return uploaded(JSON.writeValueAsBytes(printable(counted(report))), folder);
  }

  /** With its texts as the suite writes them. */
  private static JsonNode printable(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(printable(field.getValue())));
    } else if (node instanceof ArrayNode array) {
      IntStream.range(0, array.size()).forEach(i -> array.set(i, printable(array.get(i))));
    }
    return node.isTextual() ? TextNode.valueOf(Printable.whole(node.textValue())) : node;
  }

  /** The same of a report that may be none. */
  static Map<String, byte[]> uploaded(byte[] report, Path folder) throws IOException {
    Path reports = Files.createTempDirectory(folder, "reports");
    Files.write(reports.resolve("smoke-report.json"), report);
    Path outputs = reports.resolve("outputs");
    InProcess.run("ci", "report", reports + "", "--suite-status=1", "--outputs", outputs + "");
    assertThat(outputs).content().startsWith("outcome=");
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : List.of("smoke-report.json", "smoke-alert.json")) {
      if (Files.exists(reports.resolve(name))) {
        files.put(name, Files.readAllBytes(reports.resolve(name)));
      }
    }
    return files;
  }

  private static ObjectNode counted(ObjectNode report) {
    long drifted = count(report, "verdict", "drifted");
    long unchecked = count(report, "verdict", "unchecked") + report.path("unfinished").size();
    long waived = count(report, "kind", "waived");
    report.put("outcome", drifted > 0 ? "drift" : unchecked > 0 ? "incomplete" : "clean");
    ObjectNode summary = report.putObject("summary");
    for (String zero :
        List.of(
            "total_files",
            "matched",
            "missing",
            "mismatched",
            "verified_by_content",
            "verified_by_pointer",
            "bytes_hashed",
            "artifacts_verified",
            "artifacts_verified_by_pointer",
            "duration_ms")) {
      summary.put(zero, 0);
    }
    summary
        .put("generated_at", "2026-11-23T05:37:00Z")
        .put("has_recorded_checksums", false)
        .put("checks", report.path("results").size())
        .put("artifacts", 9)
        .put("waived", waived);
    if (waived > 0) {
      summary.put("waived_until", "2030-01-01");
    } else {
      summary.putNull("waived_until");
    }
    Stream.of("passed", "drifted", "skipped", "unchecked")
        .forEach(verdict -> summary.put(verdict, count(report, "verdict", verdict)));
    return report;
  }

  private static long count(ObjectNode report, String field, String value) {
    long count = 0;
    for (JsonNode result : report.path("results")) {
      count += result.path(field).asText().equals(value) ? 1 : 0;
    }
    return count;
  }
}
