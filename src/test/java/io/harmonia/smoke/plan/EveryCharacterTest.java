package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Green means verified: in a workspace in which everything is recorded, every change of one
 * character of what is recorded turns a check red, but for what is not compared.
 */
@Tag("slow")
class EveryCharacterTest {
  @TempDir Path root;

  static Stream<Arguments> files() {
    List<String> top =
        List.of("generated_at", "2026", "11", "22T06", "17", "00Z", "version", "1", "0", "0");
    List<String> totals =
        List.of("totals", "models_bytes", "models_files", "datasets_bytes", "datasets_files");
    return Stream.of(
        Arguments.of(MODELS, top),
        Arguments.of(DATASETS, top),
        Arguments.of(COMBINED, Stream.concat(top.stream(), totals.stream()).toList()),
        Arguments.of(MODEL_SUMS, List.of()),
        Arguments.of(DATASET_SUMS, List.of()),
        Arguments.of(TOP, List.of()),
        Arguments.of(REST, List.of()),
        Arguments.of(SINGLE, List.of()),
        Arguments.of(WORDS, List.of()));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aChangeOfAnyCharacterIsFound(String file, List<String> notCompared) {
    WorkspaceBuilder workspace = WorkspaceBuilder.valid(root);
    String text = workspace.text(file);

    List<String> passed =
        Pattern.compile("\\w+")
            .matcher(text)
            .results()
            .filter(word -> isPassedOver(workspace, file, text, word))
            .map(MatchResult::group)
            .toList();

    assertThat(passed).containsExactlyElementsOf(notCompared);
  }

  /** Whether a change of some character of a word leaves the run green. */
  private static boolean isPassedOver(
      WorkspaceBuilder workspace, String file, String text, MatchResult word) {
    return IntStream.range(word.start(), word.end())
        .anyMatch(
            at -> {
              String changed =
                  text.substring(0, at) + another(text.charAt(at)) + text.substring(at + 1);
              return workspace.file(file, changed).check().red().isEmpty();
            });
  }

  /** Another character of its kind, and not the same one in another case. */
  private static char another(char character) {
    boolean isLast = character == '9' || character == 'f' || character == 'z' || character == 'Z';
    return (char) (isLast ? character - 1 : character + 1);
  }
}
