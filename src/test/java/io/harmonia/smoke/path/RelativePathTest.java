package io.harmonia.smoke.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativePathTest {
  private static final RelativePath TOKENIZER = new RelativePath("models/a/tokenizer.json");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/", "/a", "a/", "a//b", ".", "..", "./a", "a/.", "a/./b", "../a", "a/..", "a/../b"
      })
  void refusesATextThatIsNotNormalised(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RelativePath(text))
        .withMessage("Not a normalised path: " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b", "...", ".git", "..a/b..", " ", "a b/c", "tök/模型", "a\\b"})
  void acceptsANormalisedText(String text) {
    assertThat(new RelativePath(text)).hasToString(text);
  }

  @Test
  void hasSegmentsFromTheOutermost() {
    assertThat(TOKENIZER.segments()).containsExactly("models", "a", "tokenizer.json");
    assertThat(RelativePath.ROOT.segments()).isEmpty();
    assertThat(RelativePath.ofSegments(List.of("models", "a", "tokenizer.json")))
        .isEqualTo(TOKENIZER);
    assertThat(RelativePath.ofSegments(List.of())).isEqualTo(RelativePath.ROOT);
  }

  @Test
  void hasAParentUpToTheWorkspace() {
    assertThat(TOKENIZER.parent()).isEqualTo(new RelativePath("models/a"));
    assertThat(new RelativePath("models").parent()).isEqualTo(RelativePath.ROOT);
    assertThat(RelativePath.ROOT.parent()).isEqualTo(RelativePath.ROOT);
  }

  @Test
  void isNamedByItsLastSegment() {
    assertThat(TOKENIZER.name()).isEqualTo("tokenizer.json");
    assertThat(new RelativePath("models").name()).isEqualTo("models");
    assertThat(RelativePath.ROOT.name()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "models/a, models, true",
    "models/a/b, models, true",
    "models, '', true",
    "models, models, false",
    "models, models/a, false",
    "models-old/a, models, false",
    "models2, models, false",
    "'', '', false",
    "'', models, false"
  })
  void liesBelowAnother(String path, String other, boolean expected) {
    boolean below = new RelativePath(path).isBelow(new RelativePath(other));

    assertThat(below).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"models, a/b, models/a/b", "'', a, a", "models, '', models", "'', '', ''"})
  void resolvesAnother(String path, String other, String expected) {
    RelativePath resolved = new RelativePath(path).resolve(new RelativePath(other));

    assertThat(resolved).hasToString(expected);
  }

  @Test
  void sortsByItsText() {
    TreeSet<RelativePath> sorted =
        new TreeSet<>(
            List.of(new RelativePath("b"), new RelativePath("a/b"), new RelativePath("a")));

    assertThat(sorted).map(RelativePath::text).containsExactly("a", "a/b", "b");
  }
}
