package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever becomes of its files, a workspace has checks, and none of them throws. */
@Tag("slow")
class MutationTest {
  private static final List<String> FILES =
      List.of(MODELS, DATASETS, COMBINED, MODEL_SUMS, DATASET_SUMS);
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "\"\"",
          "\" \"",
          "-1",
          "0",
          "1.5",
          "1e999999999",
          "-0.0",
          "9223372036854775807",
          "9223372036854775808",
          "18446744073709551616",
          "\"..\"",
          "\".\"",
          "\"/\"",
          "\"~\"",
          "\"C:\\\\x\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\u202e\"",
          "\"ü/ß/日本\"",
          "\"" + "x/".repeat(3000) + "\"",
          "\"" + "y".repeat(300) + "\"",
          "[[[[[[[[]]]]]]]]",
          "{\"name\": {}}",
          "[null, 1, \"a\", {}, []]",
          "NaN",
          "");
  private static final List<String> TOKENS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "\\",
          "\n",
          "\r",
          "\0",
          "\ufeff",
          " ",
          "\t",
          "#",
          "*",
          "-",
          "\\n",
          "SHA256 (",
          ") = ",
          "  ",
          "é",
          "\u2028");

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyMutatedWorkspaceHasChecksAndNoneThrows(long seed) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    List<String> originals = FILES.stream().map(workspace::text).toList();
    Random random = new Random(seed);

    for (int round = 0; round < 500; round++) {
      int chosen = random.nextInt(FILES.size());
      String mutated = mutate(originals.get(chosen), random);
      workspace.file(FILES.get(chosen), mutated);

      Checked checked = checkOrFail(workspace, FILES.get(chosen), mutated);

      assertThat(checked.ids()).as(mutated).isNotEmpty().doesNotHaveDuplicates();
      assertThat(checked.results())
          .as(mutated)
          .allSatisfy(made -> assertThat(made.judgement()).satisfies(MutationTest::isComplete));
      workspace.file(FILES.get(chosen), originals.get(chosen));
    }
  }

  private static void isComplete(Judgement judgement) {
    boolean hasFindings = !judgement.findings().isEmpty();
    assertThat(judgement.verdict() == Verdict.PASSED).isNotEqualTo(hasFindings);
    assertThat(judgement.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.message()).isNotBlank();
              assertThat(finding.remedy()).isNotBlank();
              assertThat(finding.message().codePoints()).noneMatch(Character::isISOControl);
            });
  }

  private static Checked checkOrFail(WorkspaceBuilder workspace, String file, String text) {
    try {
      return workspace.check();
    } catch (RuntimeException | Error e) {
      throw new AssertionError(file + " made a check throw:\n" + text, e);
    }
  }

  private static String mutate(String text, Random random) {
    String mutated = text;
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutated = mutateOnce(mutated, random);
    }
    return mutated;
  }

  private static String mutateOnce(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(40));
    return switch (random.nextInt(7)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text.substring(to);
      case 2 -> text.substring(0, at) + pick(TOKENS, random) + text.substring(at);
      case 3 -> text.substring(0, to) + text.substring(at);
      case 4 -> text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(to);
      default -> replaceValue(text, at, random);
    };
  }

  /** Replaces the value after the next colon, so that the document stays JSON. */
  private static String replaceValue(String text, int from, Random random) {
    int start = text.indexOf("\": ", from);
    if (start < 0) {
      return pick(VALUES, random) + text;
    }
    int end = start + 3;
    boolean isText = text.startsWith("\"", end);
    end = isText ? text.indexOf('"', end + 1) + 1 : end;
    while (!isText && end < text.length() && ",}\n".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, start + 3)
        + pick(VALUES, random)
        + text.substring(Math.max(end, start + 3));
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
