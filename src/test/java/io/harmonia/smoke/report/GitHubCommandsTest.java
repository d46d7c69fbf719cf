package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.SomeResults;
import io.harmonia.smoke.results.RunRecorder;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.text.Location;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GitHubCommandsTest {
  private static final CheckoutPaths PATHS = new CheckoutPaths("/ci/some/root", "/ci");

  @Test
  void pointAtTheLineOfAFindingFromTheRepositorysRoot() {
    RunReport report = SomeResults.report(SomeResults.of("a", Kind.CHECKSUM_MISMATCH));

    assertThat(GitHubCommands.of(report, PATHS))
        .containsExactly(
            "::error file=some/root/models/checksums.sha256,line=1,col=1,title=checksum-mismatch::"
                + "models/checksums.sha256:1:1: message of a → Do something about it.");
  }

  @Test
  void haveNoPlaceWhereTheFindingHasNone() {
    Finding finding = Finding.nowhere(Kind.CRASHED, "gone", "Look.");

    assertThat(GitHubCommands.of(SomeResults.report(SomeResults.recorded("a", finding)), PATHS))
        .containsExactly("::error title=crashed::gone → Look.");
  }

  @Test
  void areMadeOfWhatIsWrongAlone() {
    RunReport report =
        SomeResults.report(
            SomeResults.of("a", Kind.MATCH),
            SomeResults.of("b", Kind.NOT_RECORDED),
            SomeResults.of("c", Kind.WAIVED));

    assertThat(GitHubCommands.of(report, PATHS)).isEmpty();
  }

  @Test
  void areNoMoreThanGitHubShowsAndDriftComesFirst() {
    RunRecorder recorder = SomeResults.recorder(SomeResults.of("0", Kind.UNREADABLE));
    IntStream.range(10, 22)
        .forEach(i -> recorder.add("" + i, SomeResults.of("" + i, Kind.SIZE_MISMATCH)));

    assertThat(GitHubCommands.of(recorder.report(java.util.List.of()), PATHS))
        .hasSize(10)
        .allMatch(command -> command.contains("title=size-mismatch"));
  }

  @Test
  void areNotBrokenByHostileText() {
    Finding finding =
        Finding.at(
            new Location("a,b:c%\n.json", 3, 4), Kind.PATH_REFUSED, "100% \n::error::x", "r\r\n");

    assertThat(GitHubCommands.of(SomeResults.report(SomeResults.recorded("a", finding)), PATHS))
        .containsExactly(
            "::error file=some/root/a%2Cb%3Ac%25\\u{a}.json,line=3,col=4,title=path-refused::"
                + "a,b:c%25\\u{a}.json:3:4: 100%25 \\u{a}::error::x → r\\u{d}\\u{a}");
  }
}
