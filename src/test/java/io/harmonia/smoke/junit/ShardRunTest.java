package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.kit.ReportSchema;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.report.GivenReport;
import io.harmonia.smoke.report.ReportMerge;
import io.harmonia.smoke.results.JsonReport;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shards, each a run of its own, come to what one run comes to. */
class ShardRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64})
  void mergeToTheReportOfOneRun(int of) throws IOException {
    Path root = workspace(folder.resolve("workspace")).root();
    SuiteRun whole = SuiteRunner.over(root, folder.resolve("whole")).run();
    List<GivenReport> shards = new ArrayList<>();
    long tests = 0;
    for (int index = 1; index <= of; index++) {
      SuiteRun shard = run(root, index, of);
      assertThat(shard.junit().getContainersFailedCount()).isZero();
      assertThat(shard.junit().getTestsFoundCount()).isPositive();
      assertThat(ReportSchema.faults(shard.report())).isEmpty();
      boolean empty = shard.notes().contains("shard %d of %d has no check".formatted(index, of));
      tests += empty ? 0 : shard.junit().getTestsFoundCount();
      shards.add(GivenReport.at(shard.reports()));
    }

    RunReport merged = ReportMerge.of(shards);

    assertThat(comparable(written(merged))).isEqualTo(comparable(whole.report()));
    assertThat(tests).isEqualTo(whole.junit().getTestsFoundCount());
    assertThat(ReportSchema.faults(written(merged))).isEmpty();
    assertThat(whole.kinds()).anyMatch(kind -> kind.endsWith("= waived"));
    assertThat(whole.kinds()).anyMatch(kind -> kind.endsWith("= pointer-match"));
    assertThat(whole.kinds()).anyMatch(kind -> kind.endsWith("= checksum-mismatch"));
    assertThat(whole.kinds()).anyMatch(kind -> kind.endsWith("= duplicate"));
    assertThat(whole.kinds()).anyMatch(kind -> kind.endsWith("= not-recorded"));
  }

  @Test
  void oneWithoutACheckIsCleanAndSaysSo() {
    WorkspaceBuilder.valid(folder.resolve("workspace"));

    SuiteRun run = run(folder.resolve("workspace"), 64, 64);

    assertThat(run.isRed()).isFalse();
    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.kinds()).containsExactly("shard 64 of 64 has no check = not-recorded");
    assertThat(run.notes()).containsExactly("shard 64 of 64 has no check");
    assertThat(run.junit().getTestsAbortedCount()).isEqualTo(1);
    assertThat(run.console())
        .contains("[smoke] clean, nothing verified by content, shard 64 of 64");
  }

  @Test
  void oneWhoseOnlyCheckIsAnotherThanARecordedChecksumIsNoFailure() {
    WorkspaceBuilder.valid(folder.resolve("workspace"));

    for (int index = 1; index <= 12; index++) {
      SuiteRun run = run(folder.resolve("workspace"), index, 12);

      assertThat(run.isRed()).as(run.console()).isFalse();
      assertThat(run.outcome()).isEqualTo("clean");
    }
  }

  @Test
  void aWorkspaceWithNothingIsRedInOneShardAndNeverCleanWhenMerged() {
    WorkspaceBuilder.empty(folder.resolve("workspace")).folder("models");

    SuiteRun first = run(folder.resolve("workspace"), 1, 2);
    SuiteRun second = run(folder.resolve("workspace"), 2, 2);

    assertThat(List.of(first.outcome(), second.outcome())).contains("drift");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/7", "8/7", "two of seven", "1/10001", " "})
  void whatIsNoShardIsWrongUsage(String shard) {
    WorkspaceBuilder.valid(folder.resolve("workspace"));

    SuiteRun run =
        SuiteRunner.over(folder.resolve("workspace"), folder.resolve("reports"))
            .with(SmokeSettings.SHARD, shard)
            .run();

    assertThat(run.outcome()).isEqualTo("incomplete");
    assertThat(run.isRed()).isTrue();
    assertThat(run.failures()).anyMatch(message -> message.startsWith("smoke.shard: "));
  }

  @Test
  void itsReportSaysWhichOneItIs() {
    WorkspaceBuilder.valid(folder.resolve("workspace"));

    SuiteRun run = run(folder.resolve("workspace"), 1, 2);

    assertThat(run.report().path("shard").toString()).isEqualTo("{\"index\":1,\"of\":2}");
    assertThat(run.console()).contains("[smoke] clean, shard 1 of 2: ");
    assertThat(run.reports().resolve("smoke-summary.md"))
        .content()
        .startsWith("# Harmonia Smoke: clean, shard 1 of 2\n");
  }

  /** Something of each verdict. */
  private static WorkspaceBuilder workspace(Path root) {
    return WorkspaceBuilder.valid(root)
        .file(WorkspaceBuilder.TOP, "top!!")
        .file(WorkspaceBuilder.SINGLE, WorkspaceBuilder.pointerTo("single!"))
        .file(WorkspaceBuilder.WORDS, "WORDS\n")
        .checksums(
            WorkspaceBuilder.MODEL_SUMS,
            WorkspaceBuilder.TOP_SHA + "  " + WorkspaceBuilder.TOP,
            WorkspaceBuilder.SINGLE_SHA + "  " + WorkspaceBuilder.SINGLE,
            WorkspaceBuilder.OTHER_SHA + "  gone.bin",
            WorkspaceBuilder.SINGLE_SHA + "  gone.bin")
        .requirements("\"acme/single\": \"^0.3\"")
        .waivers(
            "{\"path\": \"%s\", \"kind\": \"checksum-mismatch\", \"reason\": \"r\", \"expires\": \"%s\"}"
                .formatted(WorkspaceBuilder.WORDS, WorkspaceBuilder.SOON))
        .models(
            """
            {"name": "acme/shards", "path": "models/acme/shards", "size_bytes": 11,
             "files_count": 2, "sha256": "%s"}"""
                .formatted(WorkspaceBuilder.TOP_SHA),
            """
            {"name": "acme/later", "path": "models/acme/later"}""");
  }

  private SuiteRun run(Path root, int index, int of) {
    return SuiteRunner.over(root, folder.resolve("shard-" + index))
        .with(SmokeSettings.SHARD, index + "/" + of)
        .run();
  }

  private static JsonNode written(RunReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    JsonReport.write(report, out);
    return JSON.readTree(out.toString(StandardCharsets.UTF_8));
  }

  /** But for when, how long and where to. A shard may hash a file that another one hashes. */
  private static JsonNode comparable(JsonNode report) {
    ObjectNode copy = report.deepCopy();
    ((ObjectNode) copy.get("summary")).remove(List.of("generated_at", "duration_ms"));
    ((ObjectNode) copy.at("/workspace/settings")).remove(SmokeSettings.REPORT_DIR.name());
    copy.get("results").forEach(result -> ((ObjectNode) result).remove("duration_ms"));
    return copy;
  }
}
