package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.allure.AllureDetails;
import io.harmonia.smoke.allure.AllureShare;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.text.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The committed categories group what a failed, broken or skipped test says by its kind. */
class AllureCategoriesTest {
  private static final Path CATEGORIES = Path.of("allure-results/categories.json");

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aKindFallsIntoItsOwnCategoryAndIntoNoOtherKinds(Kind kind) throws IOException {
    // a hostile name that looks like another kind, and a finding of another kind
    Judgement judgement =
        judgement(
            finding(kind, "models/[malformed-line] [unreadable] x: expected a, actual b"),
            finding(Kind.NOT_RECORDED, "models/y"));

    for (String message : List.of(Verdicts.message(judgement), inAllure(judgement))) {
      List<String> categories = categoriesOf(message, statusOf(kind.verdict()));

      int expected = kind.verdict() == Verdict.PASSED ? 0 : 1;
      assertThat(categories).as(message).hasSize(expected);
      assertThat(categories)
          .allSatisfy(regex -> assertThat(regex).contains("\\[" + kind.label() + "\\]"));
    }
  }

  @Test
  void whatSumsUpTheRestHasACategoryOfItsOwn() throws IOException {
    AllureShare share = new AllureShare(1);
    share.place("a", Verdict.DRIFTED);
    share.place("b", Verdict.DRIFTED);
    String message = share.rest().orElseThrow().message();

    assertThat(categoriesOf(message + " Every result is in x.json.", ""))
        .singleElement()
        .asString()
        .contains("smoke\\.allure\\.limit");
  }

  private static Finding finding(Kind kind, String message) {
    return Finding.at(Location.startOf("models/inventory.json"), kind, message, "Do y.");
  }

  private static Judgement judgement(Finding... findings) {
    return new Judgement(
        findings[0].kind(), List.of(findings), List.of(), Optional.empty(), Set.of(), Set.of());
  }

  private static String inAllure(Judgement judgement) {
    return AllureDetails.of(judgement).orElseThrow().message();
  }

  private static List<String> categoriesOf(String message, String status) throws IOException {
    JsonNode categories = new ObjectMapper().readTree(CATEGORIES.toFile());
    return StreamSupport.stream(categories.spliterator(), false)
        .filter(
            category ->
                category.path("matchedStatuses").isMissingNode()
                    || category.path("matchedStatuses").toString().contains(status))
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
