package io.harmonia.smoke.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.SomeResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shape that readers rely on. */
class JsonReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void writesTheShapeOfTheDesign() throws IOException {
    Finding missing = SomeResults.finding(Kind.MISSING_ARTIFACT, "gone");
    RunRecorder recorder =
        SomeResults.recorder(SomeResults.recorded("models/a/model.onnx", missing));
    recorder.note("worth knowing");

    JsonNode report = written(recorder.report(List.of()));

    assertThat(report)
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "report_version": 1,
                  "tool": "(not from a jar)",
                  "shard": null,
                  "outcome": "drift",
                  "summary": {
                    "generated_at": "2026-11-22T06:17:00Z",
                    "total_files": 1, "matched": 0, "missing": 1, "has_recorded_checksums": true,
                    "mismatched": 0, "verified_by_content": 0, "verified_by_pointer": 0,
                    "bytes_hashed": 1234567,
                    "checks": 1, "passed": 0, "drifted": 1, "skipped": 0, "unchecked": 0,
                    "waived": 0, "waived_until": null, "artifacts": 4, "artifacts_verified": 0,
                    "artifacts_verified_by_pointer": 0, "duration_ms": 0
                  },
                  "workspace": {
                    "root": "some/root", "commit": null, "baseline": null, "inputs": "%s",
                    "settings": {"smoke.root": "some/root"}
                  },
                  "unfinished": [],
                  "notes": ["worth knowing"],
                  "results": [
                    { "id": "models/a/model.onnx", "check": "recorded-checksum",
                      "verdict": "drifted", "kind": "missing-artifact", "entry": null,
                      "path": "models/a/model.onnx", "exists": false, "size_bytes": null,
                      "sha256": null, "expected": "%s", "match": null,
                      "message": "models/checksums.sha256:1:1: gone",
                      "remedy": "Do something about it.",
                      "location": {"file": "models/checksums.sha256", "line": 1, "column": 1},
                      "findings": [
                        {"kind": "missing-artifact",
                         "message": "models/checksums.sha256:1:1: gone",
                         "remedy": "Do something about it.",
                         "location": {"file": "models/checksums.sha256", "line": 1, "column": 1},
                         "waived": null}
                      ],
                      "remarks": [], "duration_ms": 5 }
                  ]
                }
                """
                    .formatted("0".repeat(64), "0".repeat(64))));
  }

  @Test
  void keepsTheOrderOfTheKeysOfTheScriptItReplaces() throws IOException {
    JsonNode report = written(SomeResults.report(SomeResults.matched("a.bin")));

    assertThat(names(report.path("summary")).subList(0, 5))
        .containsExactly(
            "generated_at", "total_files", "matched", "missing", "has_recorded_checksums");
    assertThat(names(report.path("results").get(0)))
        .containsSubsequence("path", "exists", "size_bytes", "sha256", "expected", "match");
  }

  @Test
  void writesWhatWasSeenOfAFileThatMatched() throws IOException {
    JsonNode result =
        written(SomeResults.report(SomeResults.matched("a.bin"))).path("results").get(0);

    assertThat(result.path("exists").asBoolean()).isTrue();
    assertThat(result.path("size_bytes").asLong()).isEqualTo(9);
    assertThat(result.path("sha256").asText()).isEqualTo("0".repeat(64));
    assertThat(result.path("match").asBoolean()).isTrue();
    assertThat(result.path("message").isNull()).isTrue();
    assertThat(result.path("remedy").isNull()).isTrue();
    assertThat(result.path("findings")).isEmpty();
  }

  @Test
  void writesWhatAWaivedFindingWasAndByWhatItIsWaived() throws IOException {
    Finding waived = SomeResults.waived("other bytes", LocalDate.of(2026, 12, 31));

    JsonNode report = written(SomeResults.report(SomeResults.recorded("a.bin", waived)));

    assertThat(report.path("outcome").asText()).isEqualTo("clean");
    assertThat(report.at("/summary/waived").asInt()).isEqualTo(1);
    assertThat(report.at("/summary/waived_until").asText()).isEqualTo("2026-12-31");
    assertThat(report.at("/results/0/verdict").asText()).isEqualTo("skipped");
    assertThat(report.at("/results/0/kind").asText()).isEqualTo("waived");
    assertThat(report.at("/results/0/findings/0/waived"))
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "kind": "checksum-mismatch",
                  "message": "models/checksums.sha256:1:1: other bytes",
                  "remedy": "Do something about it.",
                  "reason": "why",
                  "expires": "2026-12-31",
                  "waiver": {"file": "inventory/waivers.json", "line": 2, "column": 3}
                }
                """));
  }

  @Test
  void writesNoControlCharactersOfTheWorkspace() throws IOException {
    String hostile = "a\n\u001b[31m\u202e\u0085\ud800";
    Finding finding = Finding.nowhere(Kind.MISSING_ARTIFACT, hostile, hostile);
    Judgement judgement =
        new Judgement(
            Kind.MISSING_ARTIFACT,
            List.of(finding, finding),
            List.of(hostile),
            Optional.empty(),
            Set.of(),
            Set.of());
    RunRecorder recorder = SomeResults.recorder(SomeResults.of("id", CheckType.PARTS, judgement));
    recorder.workspace(
        new RunReport.CheckedWorkspace(
            hostile,
            Optional.empty(),
            Optional.of(hostile),
            Optional.empty(),
            Map.of("smoke.root", hostile)),
        () -> 0,
        () -> 0);
    recorder.note(hostile);

    JsonNode report = written(recorder.report(List.of()));

    assertThat(texts(report))
        .allSatisfy(text -> assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}]"));
    assertThat(texts(report)).contains("a\\u{a}\\u{1b}[31m\\u{202e}\\u{85}\\u{d800}");
  }

  static JsonNode written(RunReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonReport.write(report, out);
    return JSON.readTree(out.toByteArray());
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }
}
