package io.harmonia.smoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.InProcess;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {

  @ParameterizedTest
  @EnumSource(Kind.class)
  void explainsEveryKindInEightyColumns(Kind kind) {
    InProcess ran = InProcess.run("explain", kind.label());

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith("KIND\n       " + kind.label() + " (" + kind.verdict().label() + ")\n")
        .contains("\nMEANING\n       ")
        .doesNotContain("`", "**");
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void hasEverySection() {
    assertThat(InProcess.run("explain", "empty-file").out())
        .isEqualTo(
            """
            KIND
                   empty-file (drifted)

            MEANING
                   A file is empty and should not be.

            HOW IT COMES ABOUT
                   - A download or copy broke off, or the disk was full.
                   - The file was made as a place holder.

            HOW TO FIX IT
                   Restore the artifact.

            FOR EXAMPLE
                   find models datasets -size 0
            """);
  }

  @Test
  void listsEveryKindWithItsFirstSentence() {
    InProcess ran = InProcess.run("explain");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(Arrays.stream(Kind.values()).map(Kind::label))
        .allSatisfy(label -> assertThat(ran.out()).containsPattern("(?m)^" + label + " +\\w+  "));
  }

  @ParameterizedTest
  @CsvSource({
    "checksum-missmatch,checksum-mismatch",
    "checksum,checksums",
    "unreadble,unreadable",
    "missing-file,missing-artifact"
  })
  void suggestsTheKindThatIsMostLikeAnUnknownOne(String asked, String near) {
    InProcess ran = InProcess.run("explain", asked);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("there is no kind \"" + asked + "\", did you mean " + near);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zzz", "", "q"})
  void suggestsNothingWhereNothingIsAlike(String asked) {
    InProcess ran = InProcess.run("explain", asked);

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("there is no kind", "lists them all").doesNotContain("mean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHECKSUM_MISMATCH", " checksum-mismatch "})
  void takesAKindInOtherSpellings(String asked) {
    assertThat(InProcess.run("explain", asked))
        .isEqualTo(InProcess.run("explain", "checksum-mismatch"));
  }
}
