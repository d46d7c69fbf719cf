package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.check.Finding;
import io.harmonia.smoke.check.Judgement;
import io.harmonia.smoke.check.Kind;
import io.harmonia.smoke.check.Verdict;
import io.harmonia.smoke.text.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The committed categories group what a failed, broken or skipped test says by its kind. */
class AllureCategoriesTest {
  private static final Path CATEGORIES = Path.of("allure-results/categories.json");

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aKindFallsIntoItsOwnCategoryAndIntoNoOtherKinds(Kind kind) throws IOException {
    Finding finding = Finding.at(Location.startOf("models/inventory.json"), kind, "x", "Do y.");
    Finding another =
        Finding.at(Location.startOf("models/inventory.json"), Kind.NOT_RECORDED, "x", "Do y.");
    Judgement judgement =
        new Judgement(
            kind, List.of(finding, another), List.of(), Optional.empty(), Set.of(), Set.of());

    List<String> categories = categoriesOf(Verdicts.message(judgement), statusOf(kind.verdict()));

    int expected = kind.verdict() == Verdict.PASSED ? 0 : 1;
    assertThat(categories).hasSize(expected);
    assertThat(categories).allSatisfy(regex -> assertThat(regex).contains(kind.label()));
  }

  private static List<String> categoriesOf(String message, String status) throws IOException {
    JsonNode categories = new ObjectMapper().readTree(CATEGORIES.toFile());
    return StreamSupport.stream(categories.spliterator(), false)
        .filter(category -> category.path("matchedStatuses").toString().contains(status))
        .map(category -> category.path("messageRegex").asText())
        .filter(regex -> !regex.isEmpty() && message.matches(regex))
        .toList();
  }

  private static String statusOf(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> "passed";
      case DRIFTED -> "failed";
      case SKIPPED -> "skipped";
      case UNCHECKED -> "broken";
    };
  }
}
