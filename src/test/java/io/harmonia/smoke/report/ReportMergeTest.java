package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.SomeResults;
import io.harmonia.smoke.results.Counted;
import io.harmonia.smoke.results.JsonReportReaderTest;
import io.harmonia.smoke.results.Outcome;
import io.harmonia.smoke.results.Result;
import io.harmonia.smoke.results.RunRecorder;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.UnreadableReportException;
import io.harmonia.smoke.shard.Shard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The reports of all shards of one run are as one; of anything less, the merge is not clean. */
class ReportMergeTest {

  @Test
  void mergesWhatOneRunWouldHaveSaid() {
    RunReport whole =
        SomeResults.report(
            SomeResults.matched("a"), SomeResults.pointed("b"), SomeResults.of("c", Kind.PARTIAL));

    RunReport merged =
        merge(
            shard(2, 2, SomeResults.of("c", Kind.PARTIAL), SomeResults.matched("a")),
            shard(1, 2, SomeResults.pointed("b")));

    assertThat(merged.outcome()).isEqualTo(Outcome.CLEAN);
    assertThat(merged.results().all()).containsExactlyElementsOf(whole.results().all().toList());
    assertThat(merged.notes()).isEmpty();
    assertThat(merged.shard()).isEmpty();
    assertThat(merged.workspace()).isEqualTo(whole.workspace());
    assertThat(merged.summary().of(Counted.CHECKS)).isEqualTo(3);
    assertThat(merged.summary().of(Counted.ARTIFACTS)).isEqualTo(4);
    assertThat(merged.summary().of(Counted.ARTIFACTS_VERIFIED)).isEqualTo(1);
    assertThat(merged.summary().of(Counted.BYTES_HASHED)).isEqualTo(2 * 1_234_567);
  }

  @Test
  void countsAnArtifactOnceThatTwoShardsVerified() {
    RunReport merged =
        merge(shard(1, 2, SomeResults.matched("a")), shard(2, 2, SomeResults.matchedAs("b", "a")));

    assertThat(merged.summary().of(Counted.ARTIFACTS_VERIFIED)).isEqualTo(1);
  }

  @Test
  void leavesOutThatAShardHasNoCheck() {
    Shard second = new Shard(2, 2);
    RunRecorder empty = SomeResults.recorder(SomeResults.withoutCheck(second));
    empty.shard(Optional.of(second));
    empty.note(second.withoutCheck());

    RunReport merged = merge(shard(1, 2, SomeResults.matched("a")), empty.report(List.of()));

    assertThat(merged.outcome()).isEqualTo(Outcome.CLEAN);
    assertThat(merged.results().all()).extracting(Result::id).containsExactly("a");
    assertThat(merged.notes()).isEmpty();
  }

  @Test
  void isIncompleteWhereAShardIsMissing() {
    RunReport merged = merge(shard(1, 3, SomeResults.matched("a")));

    assertThat(merged.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(merged.notes()).containsExactly("shards 2, 3 of 3 are missing");
  }

  @Test
  void isIncompleteWhereAShardCameTwice() {
    RunReport one = shard(1, 2, SomeResults.matched("a"));

    RunReport merged = merge(one, one, shard(2, 2, SomeResults.matched("b")));

    assertThat(merged.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(merged.notes())
        .containsExactly(
            "shard 1 of 2 came twice: report 0, report 1",
            "a check came twice, in report 0 and in report 1: a");
    assertThat(merged.results().size()).isEqualTo(2);
  }

  @Test
  void isIncompleteWhereOneSawOtherInputs() {
    RunReport merged =
        merge(
            shard(1, 2, SomeResults.matched("a")),
            seeing("other", Optional.empty(), SomeResults.matched("b")));

    assertThat(merged.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(merged.notes())
        .singleElement()
        .asString()
        .startsWith("shard 2 of 2 (report 1) saw inputs of digest ");
  }

  @Test
  void isIncompleteWhereOneSawAnotherCommit() {
    RunReport merged =
        merge(
            shard(1, 2, SomeResults.matched("a")),
            seeing("", Optional.of("0a1b".repeat(10)), SomeResults.matched("b")));

    assertThat(merged.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(merged.notes())
        .containsExactly(
            "shard 2 of 2 (report 1) saw commit "
                + "0a1b".repeat(10)
                + ": expected none, as shard 1 of 2 (report 0) did");
  }

  @Test
  void isIncompleteWhereTheNumbersDiffer() {
    RunReport merged =
        merge(shard(1, 2, SomeResults.matched("a")), shard(2, 3, SomeResults.matched("b")));

    assertThat(merged.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(merged.notes())
        .containsExactly(
            "the reports are of runs in 2 and in 3 shards",
            "shard 2 of 2 is missing",
            "shards 1, 3 of 3 are missing");
  }

  @Test
  void isIncompleteWhereAnotherVersionMadeOne() {
    RunReport other = shard(2, 2, SomeResults.matched("b"));
    RunReport merged =
        merge(
            shard(1, 2, SomeResults.matched("a")),
            new RunReport(
                new RunReport.Scope("9.9", other.shard(), other.workspace()),
                other.summary(),
                other.unfinished(),
                other.notes(),
                other.results()));

    assertThat(merged.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(merged.notes()).singleElement().asString().contains(" was made by version 9.9");
  }

  @Test
  void isIncompleteWhereOneIsOfAWholeRun() {
    RunReport merged =
        merge(
            shard(1, 2, SomeResults.matched("a")),
            shard(2, 2, SomeResults.matched("b")),
            SomeResults.report(SomeResults.matched("c")));

    assertThat(merged.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(merged.notes())
        .containsExactly("report 2 is the report of a whole run, not of a shard");
  }

  @Test
  void isIncompleteWhereOneIs() {
    RunRecorder second = recorder(2, 2, SomeResults.matched("b"));

    RunReport merged =
        merge(shard(1, 2, SomeResults.matched("a")), second.report(List.of("it was ended")));

    assertThat(merged.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(merged.unfinished())
        .containsExactly("it was ended", "shard 2 of 2 (report 1) is itself incomplete");
  }

  @Test
  void isIncompleteWhereOneCannotBeReadOrThereIsNone() {
    RunReport one = shard(1, 2, SomeResults.matched("a"));
    List<GivenReport> given =
        List.of(given("one", one), new GivenReport("two", Optional.empty(), "is not whole"));

    RunReport merged = ReportMerge.of(given);

    assertThat(merged.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(merged.notes()).containsExactly("two is not whole", "shard 2 of 2 is missing");
    assertThat(ReportMerge.of(List.of()).outcome()).isEqualTo(Outcome.INCOMPLETE);
  }

  @Test
  void driftStaysDriftWhateverElseIsWrong() {
    Result drifted = SomeResults.of("a", Kind.CHECKSUM_MISMATCH);

    assertThat(merge(shard(1, 9, drifted)).outcome()).isEqualTo(Outcome.DRIFT);
    assertThat(merge(shard(1, 1, SomeResults.of("a", Kind.MATCH)), shard(1, 1, drifted)).outcome())
        .isEqualTo(Outcome.DRIFT);
    assertThat(merge(SomeResults.report(drifted)).outcome()).isEqualTo(Outcome.DRIFT);
  }

  @Test
  void keepsTheCrashesOfEachShard() {
    Result crashed = Result.crashed("entries(SmokeRun)", "it broke", Duration.ZERO);

    RunReport merged = merge(shard(1, 2, crashed), shard(2, 2, crashed));

    assertThat(merged.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(merged.results().size()).isEqualTo(2);
  }

  @Test
  void isTheSameInWhateverOrderTheyCome() throws Exception {
    List<GivenReport> given = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      given.add(given("report " + i, shard(i, 5, SomeResults.matched("path" + i))));
    }
    String inOrder = JsonReportReaderTest.written(ReportMerge.of(given));

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(given, new Random(seed));

      assertThat(JsonReportReaderTest.written(ReportMerge.of(given))).isEqualTo(inOrder);
    }
  }

  private static RunReport seeing(String inputs, Optional<String> commit, Result... results) {
    RunRecorder recorder = recorder(2, 2, results);
    Sha256 digest =
        inputs.isEmpty()
            ? SomeResults.DIGEST
            : Sha256.ofContent(inputs.getBytes(StandardCharsets.UTF_8));
    recorder.workspace(
        new RunReport.CheckedWorkspace(
            "some/root", commit, Optional.empty(), Optional.of(digest), Map.of()),
        () -> 0,
        () -> 4);
    return recorder.report(List.of());
  }

  private static RunReport shard(int index, int of, Result... results) {
    return recorder(index, of, results).report(List.of());
  }

  private static RunRecorder recorder(int index, int of, Result... results) {
    RunRecorder recorder = SomeResults.recorder(results);
    recorder.shard(Optional.of(new Shard(index, of)));
    return recorder;
  }

  private static RunReport merge(RunReport... reports) {
    List<GivenReport> given = new ArrayList<>();
    for (RunReport report : reports) {
      given.add(given("report " + given.size(), report));
    }
    return ReportMerge.of(given);
  }

  private static GivenReport given(String name, RunReport report) {
    return new GivenReport(name, Optional.of(read(report)), "");
  }

  private static RunReport read(RunReport report) {
    try {
      return JsonReportReaderTest.read(JsonReportReaderTest.written(report));
    } catch (IOException | UnreadableReportException e) {
      throw new AssertionError(e);
    }
  }
}
