package io.harmonia.smoke.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckoutPathsTest {

  @ParameterizedTest
  @CsvSource({
    // root as the report has it, what CI calls the repository's root, expected
    ".,,models/sums",
    "'',,models/sums",
    "repo,,repo/models/sums",
    "/ci/work/repo,,repo/models/sums",
    "/elsewhere,,/elsewhere/models/sums",
    "/ci/workshop,,/ci/workshop/models/sums",
    ".,/ci,work/models/sums",
    "repo,/ci/,work/repo/models/sums",
    "repo,/ci/work/repo,models/sums",
    "/elsewhere,/elsewhere,models/sums",
    "/elsewhere,/ci,/elsewhere/models/sums",
    "repo,relative,repo/models/sums",
    "repo,/,ci/work/repo/models/sums",
    "C:/repo,,C:/repo/models/sums",
  })
  void areRelativeToTheRepositorysRootWhereTheFileLiesInIt(
      String root, String ofCi, String expected) {
    Map<String, String> environment =
        ofCi == null ? Map.of() : Map.of("GITHUB_WORKSPACE", ofCi, "UNRELATED", "/");

    CheckoutPaths paths = CheckoutPaths.of(root, "/ci/work", environment);

    assertThat(paths.of("models/sums")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"/ci/work/other/sums,other/sums", "/away/sums,/away/sums", "/ci/work,/ci/work"})
  void takeAFileThatASettingNamesElsewhereAsItIs(String file, String expected) {
    CheckoutPaths paths = CheckoutPaths.of("repo", "/ci/work", Map.of());

    assertThat(paths.of(file)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"GITHUB_WORKSPACE", "CI_PROJECT_DIR"})
  void askTheCiSystem(String variable) {
    CheckoutPaths paths = CheckoutPaths.of(".", "/ci/work/sub", Map.of(variable, "/ci/work"));

    assertThat(paths.of("models/sums")).isEqualTo("sub/models/sums");
  }
}
