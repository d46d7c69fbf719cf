package io.harmonia.smoke.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.settings.SettingsFile;
import io.harmonia.smoke.settings.SmokeSettings;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KindExplanationTest {
  private static final Pattern SETTING = Pattern.compile("smoke\\.[a-z]+[a-z.-]*[a-z]");

  @ParameterizedTest
  @EnumSource(Kind.class)
  void saysWhatEveryKindMeansInASentence(Kind kind) {
    assertThat(KindExplanation.of(kind).meaning())
        .endsWith(".")
        .hasSizeGreaterThan(15)
        .doesNotContain("|");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void saysHowItComesAboutAndWhatToDoUnlessItPassed(Kind kind) {
    KindExplanation explained = KindExplanation.of(kind);

    if (kind.verdict() != Verdict.PASSED) {
      assertThat(explained.causes()).isNotEmpty().allMatch(cause -> cause.endsWith("."));
      assertThat(explained.remedy()).endsWith(".").doesNotContain("|");
    }
    if (kind.verdict() == Verdict.DRIFTED || kind.verdict() == Verdict.UNCHECKED) {
      assertThat(explained.commands()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void namesNoSettingThatThereIsNot(Kind kind) {
    KindExplanation explained = KindExplanation.of(kind);
    String text =
        explained.meaning() + explained.causes() + explained.remedy() + explained.commands();

    List<String> named = SETTING.matcher(text).results().map(m -> m.group()).toList();

    assertThat(named)
        .filteredOn(name -> !SettingsFile.PLACES.contains(name)) // the file has such a name, too
        .allMatch(SmokeSettings::isKnown);
  }

  /** By rename, and only over what was read: a shell's {@code >} would empty the file first. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void writesIntoItsPlaceAndDestroysNothing(Kind kind) {
    for (String command : KindExplanation.of(kind).commands()) {
      if (command.matches("harmonia-smoke (record|inventory|combine|waive)\\b.*")) {
        assertThat(command).matches("[^>]* --write");
      }
      assertThat(command).doesNotContain("git checkout", "git restore", "git reset", "git clean");
      assertThat(command).doesNotMatch("(.* )?rm .*");
    }
  }

  @Test
  void takesTheTextApart() {
    KindExplanation explained = KindExplanation.of(Kind.EMPTY_FILE);

    assertThat(explained.meaning()).isEqualTo("A file is empty and should not be.");
    assertThat(explained.causes()).hasSize(2).contains("The file was made as a place holder.");
    assertThat(explained.remedy()).isEqualTo("Restore the artifact.");
    assertThat(explained.commands()).containsExactly("find models datasets -size 0");
  }
}
