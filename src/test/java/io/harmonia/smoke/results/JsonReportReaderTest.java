package io.harmonia.smoke.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.ReportSchema;
import io.harmonia.smoke.kit.SomeResults;
import io.harmonia.smoke.shard.Shard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read as it was, and nothing else is read. */
public class JsonReportReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void readsWhatIsWritten() throws Exception {
    String written = written(report());

    assertThat(written(read(written))).isEqualTo(written);
    assertThat(ReportSchema.faults(JSON.readTree(written))).isEmpty();
  }

  @Test
  void readsEveryKindAndAShard() throws Exception {
    RunRecorder recorder =
        SomeResults.recorder(
            Arrays.stream(Kind.values())
                .map(kind -> SomeResults.of(kind.label(), kind))
                .toArray(Result[]::new));
    recorder.shard(Optional.of(new Shard(2, 7)));
    recorder.note("worth knowing");
    String written = written(recorder.report(List.of("it broke off")));

    RunReport read = read(written);

    assertThat(written(read)).isEqualTo(written);
    assertThat(read.shard()).contains(new Shard(2, 7));
    assertThat(read.notes()).containsExactly("worth knowing", "it broke off");
    assertThat(read.unfinished()).containsExactly("it broke off");
  }

  @Test
  void keepsWhereASubjectStandsThatHasItsFindingElsewhere() throws Exception {
    Result elsewhere = SomeResults.elsewhere("models/a.bin");
    String written = written(SomeResults.report(elsewhere));

    assertThat(read(written).results().all().findFirst().orElseThrow().subject())
        .isEqualTo(elsewhere.subject());
    assertThat(written(read(written))).isEqualTo(written);
  }

  @Test
  void refusesEveryReportThatIsCutShort() throws Exception {
    String written = written(report()).strip();

    for (int end = 0; end < written.length(); end++) {
      String cut = written.substring(0, end);

      assertThatThrownBy(() -> read(cut)).isInstanceOf(UnreadableReportException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{}", "7", "no json", "{\"report_version\": 1}", "\0"})
  void refusesWhatIsNoReport(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(UnreadableReportException.class);
  }

  @Test
  void refusesWhatStandsAfterAReportAndAFieldThatStandsTwice() throws Exception {
    String written = written(report());

    assertThatThrownBy(() -> read(written + "{}")).isInstanceOf(UnreadableReportException.class);
    assertThatThrownBy(() -> read(written.replaceFirst("\"notes\"", "\"notes\": [], \"notes\"")))
        .isInstanceOf(UnreadableReportException.class);
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    String written = written(report());

    assertThatThrownBy(
            () -> read(written.replace("\"report_version\" : 1", "\"report_version\" : 2")))
        .hasMessage("is no report: its report_version is 2: expected 1");
    assertThatThrownBy(() -> read(written.replace("\"passed\" : 2", "\"passed\" : 3")))
        .hasMessage("is no report: report.summary.passed is 3, and its results come to 2");
    assertThatThrownBy(() -> JsonReportReader.read(folder.resolve("nowhere")))
        .hasMessage("is not there");
    assertThatThrownBy(() -> JsonReportReader.read(folder))
        .hasMessageStartingWith("cannot be read: ");
  }

  @Test
  void saysWhichResultIsWrong() throws Exception {
    String written = written(report());

    assertThatThrownBy(
            () ->
                read(written.replaceFirst("\"remedy\":\"Do something", "\"remedy\":\"Do nothing")))
        .hasMessage(
            "is no report: result \"a.bin\".remedy is \"Do nothing about it.\","
                + " and what it says comes to \"Do something about it.\"");
  }

  @Test
  void readsFieldsInWhateverOrder() throws Exception {
    String written = written(report());
    ObjectNode report = (ObjectNode) JSON.readTree(written);
    for (String first : List.of("results", "summary", "report_version")) {
      JsonNode value = report.remove(first);
      report.set(first, value);
    }
    ObjectNode result = (ObjectNode) report.at("/results/0");
    result.set("id", result.remove("id"));

    assertThat(written(read(report.toString()))).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/outcome                      | \"clean\"",
        "/outcome                      | \"incomplete\"",
        "/tool                         | null",
        "/shard                        | {\"index\": 8, \"of\": 7}",
        "/shard                        | {\"index\": 1}",
        "/unfinished                   | null",
        "/workspace/inputs             | \"abc\"",
        "/summary/checks               | 3",
        "/summary/drifted              | 0",
        "/summary/unchecked            | 1",
        "/summary/matched              | -1",
        "/summary/artifacts_verified   | 9",
        "/summary/has_recorded_checksums | false",
        "/summary/waived_until         | null",
        "/summary/generated_at         | \"yesterday\"",
        "/results/0/check              | \"guess\"",
        "/results/0/verdict            | \"passed\"",
        "/results/0/kind               | \"match\"",
        "/results/0/kind               | \"size-mismatch\"",
        "/results/0/findings           | []",
        "/results/0/findings/0/kind    | \"partial\"",
        "/results/0/message            | \"something else\"",
        "/results/0/path               | null",
        "/results/0/path               | \"../a\"",
        "/results/0/exists             | 1",
        "/results/0/entry              | 1",
        "/results/0/duration_ms        | -1",
        "/results/0/remarks            | [\"two\\nlines\"]",
        "/results/0/location/line      | -1",
        "/results/0/findings/0/message | \"gone\"",
        "/results/1/size_bytes         | -9",
        "/results/1/size_bytes         | 9.5",
        "/results/3/findings/0/waived/expires | \"soon\"",
        "/summary/duration_ms          | -1",
        "/summary/bytes_hashed         | 1e6",
        "/results/1/match              | false",
        "/results/1/verified           | [\"other\", \"b.bin\"]",
        "/results/1/sha256             | \"0\"",
        "/results/0                    | null",
        "/results                      | {}",
      })
  void refusesAReportThatContradictsItself(String pointer, String value) throws Exception {
    JsonNode report = JSON.readTree(written(report()));
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = report.at(pointer.substring(0, slash));
    String name = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.set(name, JSON.readTree(value));
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), JSON.readTree(value));
    }

    assertThatThrownBy(() -> read(report.toString())).isInstanceOf(UnreadableReportException.class);
  }

  /** What would be written again as it is. */
  @Test
  void refusesAResultWhoseFieldsAgreeAndWhichMakesNoSense() throws Exception {
    JsonNode written =
        JSON.readTree(written(SomeResults.report(SomeResults.of("a", Kind.DUPLICATE))));
    JsonNode finding = written.at("/results/0/findings/0");
    JsonNode unknown = written.deepCopy();
    ((ObjectNode) unknown.at("/results/0")).put("check", "guess");
    JsonNode without = written.deepCopy();
    ((ObjectNode) without.at("/results/0"))
        .putNull("message")
        .putNull("remedy")
        .putArray("findings");
    JsonNode graver = written.deepCopy();
    ((ArrayNode) graver.at("/results/0/findings"))
        .add(((ObjectNode) finding.deepCopy()).put("kind", "manifest-invalid"));
    JsonNode passed = written.deepCopy();
    ((ArrayNode) passed.at("/results/0/findings"))
        .add(((ObjectNode) finding.deepCopy()).put("kind", "match"));

    for (JsonNode report : List.of(unknown, without, graver, passed)) {
      assertThatThrownBy(() -> read(report.toString()))
          .isInstanceOf(UnreadableReportException.class);
    }
  }

  @Test
  void refusesAReportThatLacksAnyOneOfItsFieldsOrHasOneMore() throws Exception {
    for (String object : List.of("", "/summary", "/workspace", "/results/0")) {
      JsonNode fields = JSON.readTree(written(report())).at(object);
      for (var name = fields.fieldNames(); name.hasNext(); ) {
        JsonNode report = JSON.readTree(written(report()));
        String gone = name.next();
        ((ObjectNode) report.at(object)).remove(gone);

        assertThatThrownBy(() -> read(report.toString()))
            .as(object + " without " + gone)
            .isInstanceOf(UnreadableReportException.class);
      }
      JsonNode report = JSON.readTree(written(report()));
      ((ObjectNode) report.at(object)).put("unknown", 1);

      assertThatThrownBy(() -> read(report.toString()))
          .isInstanceOf(UnreadableReportException.class);
    }
  }

  private static RunReport report() {
    return SomeResults.report(
        SomeResults.recorded("a.bin", SomeResults.finding(Kind.MISSING_ARTIFACT, "gone")),
        SomeResults.matched("b.bin"),
        SomeResults.pointed("c.bin"),
        SomeResults.recorded("d.bin", SomeResults.waived("other", LocalDate.of(2026, 12, 31))));
  }

  public static RunReport read(String json) throws IOException, UnreadableReportException {
    return JsonReportReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  public static String written(RunReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonReport.write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
