package io.harmonia.smoke.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.ReportSchema;
import io.harmonia.smoke.kit.Results;
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

    assertThat(again(read(written))).isEqualTo(written);
    assertThat(ReportSchema.faults(JSON.readTree(written))).isEmpty();
  }

  @Test
  void readsEveryKindAndAShard() throws Exception {
    RunRecorder recorder =
        Results.recorder(
            Arrays.stream(Kind.values())
                .map(kind -> Results.of(kind.label(), kind))
                .toArray(Result[]::new));
    recorder.shard(Optional.of(new Shard(2, 7)));
    recorder.note("worth knowing");
    String written = written(recorder.report(List.of("it broke off")));

    ReadReport read = read(written);

    assertThat(again(read)).isEqualTo(written);
    assertThat(read.shard()).contains(new Shard(2, 7));
    assertThat(read.notes()).containsExactly("worth knowing", "it broke off");
    assertThat(read.unfinished()).containsExactly("it broke off");
  }

  @Test
  void keepsWhereASubjectStandsThatHasItsFindingElsewhere() throws Exception {
    Result elsewhere = Results.elsewhere("models/a.bin");
    String written = written(Results.report(elsewhere));

    assertThat(read(written).results().get(0).location()).isEqualTo(elsewhere.location());
    assertThat(again(read(written))).isEqualTo(written);
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
    return Results.report(
        Results.recorded("a.bin", Results.finding(Kind.MISSING_ARTIFACT, "gone")),
        Results.matched("b.bin"),
        Results.pointed("c.bin"),
        Results.recorded("d.bin", Results.waived("other", LocalDate.of(2026, 12, 31))));
  }

  public static ReadReport read(String json) throws IOException, UnreadableReportException {
    return JsonReportReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** Its results, written by another run. */
  private static String again(ReadReport read) throws IOException {
    RunReport counted =
        ReadReport.counted(
            read.workspace(),
            read.shard(),
            read.results(),
            read.summary().bytesHashed(),
            read.summary().artifacts(),
            read.unfinished());
    return written(
        new RunReport(
            read.tool(),
            counted.shard(),
            counted.outcome(),
            read.summary(),
            counted.workspace(),
            counted.unfinished(),
            read.notes(),
            counted.results()));
  }

  public static String written(RunReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonReport.write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
