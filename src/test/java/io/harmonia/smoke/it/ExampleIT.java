package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.kit.ReportSchema;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What README says of this project itself, on the example as a clone has it. */
class ExampleIT {
  private static final ProjectCopy PROJECT = ProjectCopy.compiled();
  private static Mvn.Run first = new Mvn.Run(-1, "", Path.of(""));
  private static JsonReportFile report = new JsonReportFile(ReportSchema.document());
  private static String status = "";

  @BeforeAll
  static void runOnce() throws Exception {
    first = PROJECT.smoke();
    report = first.report();
    status = PROJECT.status();
  }

  @Test
  void isGreen() {
    assertThat(first.isSuccess()).as(first.out()).isTrue();
    assertThat(report.outcome()).isEqualTo("clean");
    assertThat(first.out()).contains("[smoke] clean: ", "report: target/smoke/smoke-report.json");
  }

  @Test
  void verifiesAtLeastThreeRealFilesByContent() {
    List<JsonNode> matches =
        report.results().stream().filter(r -> r.path("match").asBoolean()).toList();

    assertThat(report.count("verified_by_content")).isGreaterThanOrEqualTo(3);
    assertThat(matches).hasSizeGreaterThanOrEqualTo(3);
    assertThat(matches)
        .allSatisfy(
            match -> {
              Path file = PROJECT.example().resolve(match.path("path").asText());
              assertThat(Files.size(file)).isEqualTo(match.path("size_bytes").asLong());
              assertThat(SmallWorkspace.sha256(Files.readAllBytes(file)))
                  .isEqualTo(match.path("sha256").asText())
                  .isEqualTo(match.path("expected").asText());
            });
  }

  @Test
  void leavesGitsStatusClean() {
    assertThat(status).isEmpty();
  }

  @Test
  void saysTheSameInJUnitsXmlAndInTheReport() {
    assertSameCounts(first);
  }

  @Test
  void writesAReportThatMatchesItsSchema() {
    assertThat(ReportSchema.faults(report.json())).isEmpty();
  }

  @Test
  void isRedWhereAFileOfTheExampleChangedAndDoesNotRestoreItInSilence() throws Exception {
    Path tokenizer = PROJECT.example().resolve("models/Xenova/all-MiniLM-L6-v2/tokenizer.json");
    byte[] changed = Files.readAllBytes(tokenizer);
    changed[changed.length - 1] ^= 1;
    Files.write(tokenizer, changed);
    try {
      Mvn.Run run = PROJECT.smoke();

      assertThat(run.exit()).isNotZero();
      assertThat(run.report().findings())
          .containsExactly(
              "models/checksums.sha256 › models/Xenova/all-MiniLM-L6-v2/tokenizer.json"
                  + " = checksum-mismatch");
      assertThat(Files.readAllBytes(tokenizer)).isEqualTo(changed);
      assertSameCounts(run);
    } finally {
      changed[changed.length - 1] ^= 1;
      Files.write(tokenizer, changed);
    }
  }

  static void assertSameCounts(Mvn.Run run) {
    JsonReportFile json = run.report();
    SurefireXml xml = run.surefire(ProjectCopy.SUITE);
    assertThat(xml.tests()).isEqualTo(json.count("checks")).isEqualTo(json.results().size());
    assertThat(xml.failures()).isEqualTo(json.count("drifted"));
    assertThat(xml.errors()).isEqualTo(json.count("unchecked"));
    assertThat(xml.skipped()).isEqualTo(json.count("skipped"));
    assertThat(xml.names()).doesNotHaveDuplicates().hasSameSizeAs(json.ids());
    assertThat(json.ids())
        .allSatisfy(id -> assertThat(xml.names()).filteredOn(n -> n.endsWith(id)).isNotEmpty());
  }
}
