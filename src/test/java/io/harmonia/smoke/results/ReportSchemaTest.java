package io.harmonia.smoke.results;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.ReportSchema;
import io.harmonia.smoke.kit.SomeResults;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema takes every report that is written and no broken one. */
class ReportSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @EnumSource(Kind.class)
  void takesAResultOfEachKind(Kind kind) throws IOException {
    JsonNode report = JsonReportTest.written(SomeResults.report(SomeResults.of("a", kind)));

    assertThat(ReportSchema.faults(report)).isEmpty();
  }

  @Test
  void takesReportsOfEachOutcome() throws IOException {
    assertThat(ReportSchema.faults(drift())).isEmpty();
    assertThat(ReportSchema.faults(clean())).isEmpty();
    assertThat(ReportSchema.faults(JsonReportTest.written(SomeResults.report()))).isEmpty();
    assertThat(
            ReportSchema.faults(
                JsonReportTest.written(
                    SomeResults.report(Result.crashed("Leaf", "it broke", Duration.ZERO)))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/summary", "/workspace", "/results/0", "/results/0/location"})
  void refusesAFieldThatItDoesNotKnow(String object) throws IOException {
    JsonNode report = drift();
    ((ObjectNode) report.at(object)).put("unknown", 1);

    assertThat(ReportSchema.faults(report)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/summary", "/workspace", "/results/0", "/results/0/findings/0"})
  void refusesAnObjectWithoutAnyOneOfItsFields(String object) throws IOException {
    List<String> fields = new ArrayList<>();
    drift().at(object).fieldNames().forEachRemaining(fields::add);

    for (String field : fields) {
      JsonNode report = drift();
      ((ObjectNode) report.at(object)).remove(field);

      assertThat(ReportSchema.faults(report)).as(object + " without " + field).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/report_version                | 2",
        "/outcome                       | \"green\"",
        "/outcome                       | \"clean\"",
        "/outcome                       | \"incomplete\"",
        "/summary/checks                | -1",
        "/summary/checks                | 1.5",
        "/summary/drifted               | 0",
        "/summary/generated_at          | \"yesterday\"",
        "/summary/has_recorded_checksums| false",
        "/workspace/commit              | \"HEAD\"",
        "/workspace/settings            | {\"other\": \"x\"}",
        "/workspace/settings            | {\"smoke.root\": 1}",
        "/notes                         | \"text\"",
        "/notes                         | [\"two\\nlines\"]",
        "/results/0/id                  | \"\"",
        "/results/0/check               | \"guess\"",
        "/results/0/verdict             | \"passed\"",
        "/results/0/verdict             | \"waived\"",
        "/results/0/kind                | \"valid\"",
        "/results/0/kind                | \"broken\"",
        "/results/0/path                | null",
        "/results/0/path                | \"/etc/passwd\"",
        "/results/0/path                | \"a/../../b\"",
        "/results/0/exists              | null",
        "/results/0/size_bytes          | 5",
        "/results/0/expected            | \"abc\"",
        "/results/0/sha256              | \"abc\"",
        "/results/0/match               | true",
        "/results/0/message             | null",
        "/results/0/message             | \"\\u001b[31m\"",
        "/results/0/remedy              | null",
        "/results/0/location            | {\"file\": \"a\", \"line\": 0, \"column\": 1}",
        "/results/0/findings            | []",
        "/results/0/findings/0/kind     | \"match\"",
        "/results/0/findings/0/remedy   | \"\"",
        "/results/0/findings/0/waived   | {}",
        "/results/0/findings/0/kind     | \"waived\"",
        "/summary/waived_until          | \"soon\"",
        "/results/0/duration_ms         | -1",
        "/results/1/verdict             | \"drifted\"",
        "/results/1/match               | false",
        "/results/1/match               | null",
        "/results/1/message             | \"something\"",
      })
  void refusesAReportThatContradictsItself(String pointer, String value) throws IOException {
    JsonNode report = drift();
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) report.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), JSON.readTree(value));

    assertThat(ReportSchema.faults(report)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "waived          | null",
        "waived          | {}",
        "kind            | \"partial\"",
      })
  void refusesAWaivedFindingThatDoesNotSayWhatItWas(String field, String value) throws IOException {
    JsonNode report = JsonReportTest.written(SomeResults.report(SomeResults.of("a", Kind.WAIVED)));
    assertThat(ReportSchema.faults(report)).isEmpty();

    ((ObjectNode) report.at("/results/0/findings/0")).set(field, JSON.readTree(value));

    assertThat(ReportSchema.faults(report)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind    | \"unreadable\"",
        "kind    | \"match\"",
        "reason  | \"\"",
        "expires | \"tomorrow\"",
        "waiver  | null",
        "by      | 1",
      })
  void refusesAMalformedWaiver(String field, String value) throws IOException {
    JsonNode report = JsonReportTest.written(SomeResults.report(SomeResults.of("a", Kind.WAIVED)));

    ((ObjectNode) report.at("/results/0/findings/0/waived")).set(field, JSON.readTree(value));

    assertThat(ReportSchema.faults(report)).isNotEmpty();
  }

  @Test
  void refusesACleanReportWithAnUncheckedResult() throws IOException {
    JsonNode report =
        JsonReportTest.written(SomeResults.report(SomeResults.of("a", Kind.UNREADABLE)));
    ((ObjectNode) report).put("outcome", "clean");

    assertThat(ReportSchema.faults(report)).isNotEmpty();
  }

  @Test
  void refusesACleanReportWithoutAnyCheck() throws IOException {
    JsonNode report = JsonReportTest.written(SomeResults.report());
    ((ObjectNode) report).put("outcome", "clean");

    assertThat(ReportSchema.faults(report)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void listsTheKindsOfEachVerdict(Verdict verdict) {
    List<String> kinds =
        Arrays.stream(Kind.values())
            .filter(kind -> kind.verdict() == verdict)
            .map(Kind::label)
            .toList();

    assertThat(enumOf("/$defs/" + verdict.label())).containsExactlyInAnyOrderElementsOf(kinds);
  }

  @Test
  void listsEachTypeOfCheckAndTheRun() {
    List<String> types =
        Stream.concat(Arrays.stream(CheckType.values()).map(CheckType::label), Stream.of("run"))
            .toList();

    assertThat(enumOf("/$defs/result/properties/check")).containsExactlyInAnyOrderElementsOf(types);
  }

  @Test
  void isItselfValid() {
    assertThat(ReportSchema.document().path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(ReportSchema.faultsOfItself()).isEmpty();
  }

  private static List<String> enumOf(String pointer) {
    List<String> values = new ArrayList<>();
    ReportSchema.document().at(pointer).path("enum").forEach(value -> values.add(value.asText()));
    return values;
  }

  private static JsonNode drift() throws IOException {
    return JsonReportTest.written(
        SomeResults.report(
            SomeResults.recorded("gone.bin", SomeResults.finding(Kind.MISSING_ARTIFACT, "gone")),
            SomeResults.matched("there.bin")));
  }

  private static JsonNode clean() throws IOException {
    return JsonReportTest.written(
        SomeResults.report(
            SomeResults.matched("there.bin"), SomeResults.of("skipped", Kind.NOT_RECORDED)));
  }
}
