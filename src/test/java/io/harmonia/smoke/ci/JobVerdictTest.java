package io.harmonia.smoke.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.results.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobVerdictTest {
  @ParameterizedTest
  @CsvSource({"0,CLEAN", "1,DRIFT", "2,INCOMPLETE", "1,INCOMPLETE"})
  void isWhatTheReportSaysWhereTheSuiteEndedSo(String status, Outcome outcome) {
    JobVerdict verdict = JobVerdict.of(status, true, Optional.of(outcome));

    assertThat(verdict).isEqualTo(new JobVerdict(outcome, Optional.empty()));
    assertThat(verdict.caution()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,DRIFT", "0,INCOMPLETE", "1,CLEAN", "2,CLEAN", "2,DRIFT", "137,CLEAN", "x,DRIFT"})
  void isIncompleteWhereTheTwoDiffer(String status, Outcome outcome) {
    JobVerdict verdict = JobVerdict.of(status, true, Optional.of(outcome));

    assertThat(verdict.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(verdict.contradiction())
        .contains(
            "The suite ended with status "
                + status
                + ", its report says otherwise, so nothing is verified. See the log of the suite.");
  }

  @Test
  void isIncompleteWithoutAReportOrAnEnd() {
    assertThat(JobVerdict.of("0", false, Optional.empty()).contradiction())
        .contains("The suite left no report, so nothing is verified. See the log of the suite.");
    JobVerdict cut = JobVerdict.of("", true, Optional.of(Outcome.CLEAN));
    assertThat(cut.outcome()).isEqualTo(Outcome.INCOMPLETE);
    assertThat(cut.caution())
        .contains(
            "> [!CAUTION]\n> **Harmonia Smoke: incomplete.** The suite did not run to its end, so"
                + " nothing is verified. See the log of the steps before.\n");
    assertThat(cut.outputs(Optional.empty())).containsExactly("outcome=incomplete");
  }

  @Test
  void aReportThatIsRefusedIsIncomplete() {
    assertThat(JobVerdict.of("2", true, Optional.empty()).contradiction()).isEmpty();
    assertThat(JobVerdict.of("0", true, Optional.empty()).contradiction()).isPresent();
  }
}
