package io.harmonia.smoke.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.util.List;

/** What holds for the findings of every workspace, whatever one of its files holds. */
public final class FuzzedFindings {
  private FuzzedFindings() {}

  /**
   * Each check has a verdict with findings that can be printed, have a remedy, and stand where
   * there is something.
   *
   * @param file the file that was fuzzed
   * @param lines its lines
   */
  public static void areWhole(Checked checked, String file, List<String> lines) {
    assertThat(checked.ids()).isNotEmpty().doesNotHaveDuplicates();
    for (Checked.Made made : checked.results()) {
      boolean passed = made.judgement().verdict() == Verdict.PASSED;
      assertThat(made.judgement().findings().isEmpty()).as("%s", made).isEqualTo(passed);
      isPrintable(made.check().id());
      made.judgement().remarks().forEach(FuzzedFindings::isPrintable);
      standsInside(made.check().at(), file, lines);
      for (Finding finding : made.judgement().findings()) {
        isPrintable(finding.message());
        isPrintable(finding.remedy());
        assertThat(finding.remedy()).isNotBlank();
        assertThat(finding.message()).isNotBlank();
        assertThat(finding.kind()).isNotEqualTo(Kind.CRASHED);
        finding.location().ifPresent(at -> standsInside(at, file, lines));
      }
    }
  }

  private static void isPrintable(String text) {
    assertThat(Printable.whole(text)).as("text made printable").isEqualTo(text);
    assertThat(text.length()).as("length of %s", text).isLessThan(10_000);
  }

  private static void standsInside(Location at, String file, List<String> lines) {
    if (at.file().equals(file)) {
      assertThat(at.line()).as("line of %s", at).isBetween(1, lines.size());
      int width = lines.get(at.line() - 1).length();
      assertThat(at.column()).as("column of %s", at).isBetween(1, width + 1);
    }
  }
}
