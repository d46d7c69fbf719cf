package io.harmonia.smoke.inventory;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Authoring;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever valid parts hold, the suite passes what is combined of them, and nothing is lost. */
class CombinationPropertyTest {
  private static final List<String> NUMBERS =
      List.of(
          "0", "-0", "1.0", "1e3", "1E+3", "-1.50e-7", "123456789012345678901234567890", "0.10");
  private static final List<String> TEXTS =
      List.of(
          "plain",
          "t\u00f6k \ud83d\ude00",
          "\\u0000\\u001b[31m",
          "\\ud83d",
          "\\\"\\\\\\/",
          "</script>",
          "\u2028",
          "##[error]",
          "e\u0301",
          "");

  @TempDir Path folder;
  @TempDir Path reports;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theSuitePassesWhatIsCombined(long seed) throws Exception {
    Random random = new Random(seed);
    for (int round = 0; round < 5; round++) {
      Path root = Files.createDirectories(folder.resolve("w" + round));
      List<String> models = entries(random, "models");
      List<String> datasets = entries(random, "datasets");
      WorkspaceBuilder workspace =
          WorkspaceBuilder.empty(root)
              .file(MODELS, part(random, "models", models))
              .file(DATASETS, part(random, "datasets", datasets));

      String made = Authoring.text(Authoring.in(workspace).combine());
      workspace.file(COMBINED, made);

      SuiteRun run = Authoring.suite(root, reports);
      assertThat(run.outcome())
          .as("seed %s: %s\n%s", seed, run.failures(), made)
          .isEqualTo("clean");
      assertThat(run.kinds()).noneMatch(kind -> kind.contains("totals = not-recorded"));
      String packed = made.replaceAll("\\s", "");
      assertThat(models).allSatisfy(entry -> assertThat(packed).contains(pack(entry)));
      assertThat(datasets).allSatisfy(entry -> assertThat(packed).contains(pack(entry)));
      assertThat(Authoring.text(Authoring.in(workspace).combine())).isEqualTo(made);
    }
  }

  private static String part(Random random, String list, List<String> entries) {
    String extra = random.nextBoolean() ? "\"extra\": " + value(random, 0) + ", " : "";
    return (random.nextBoolean() ? "\ufeff" : "")
        + "{"
        + extra
        + "\""
        + list
        + "\": ["
        + String.join(random.nextBoolean() ? "," : " ,\r\n\t", entries)
        + "]}";
  }

  private static List<String> entries(Random random, String list) {
    List<String> entries = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      List<String> fields = new ArrayList<>();
      fields.add(
          "\"name\": \""
              + (char) ('a' + i)
              + "/"
              + pick(random, List.of("x", "\u00e4", "n"))
              + "\"");
      fields.add("\"path\": \"" + list + "/e" + i + "\"");
      fields.add("\"size_bytes\": " + Math.abs(random.nextLong() / 16));
      fields.add("\"files_count\": " + random.nextInt(1000));
      if (random.nextBoolean()) {
        fields.add("\"version\": \"" + random.nextInt(9) + ".0.1\"");
      }
      for (int f = random.nextInt(4); f > 0; f--) {
        fields.add("\"unknown_" + f + "\": " + value(random, 0));
      }
      Collections.shuffle(fields, random);
      entries.add("{" + String.join(", ", fields) + "}");
    }
    return entries;
  }

  private static String value(Random random, int depth) {
    int choice = random.nextInt(depth > 4 ? 3 : 5);
    if (choice == 0) {
      return pick(random, NUMBERS);
    }
    if (choice == 1) {
      return "\"" + pick(random, TEXTS) + "\"";
    }
    if (choice == 2) {
      return pick(random, List.of("true", "false", "null", "[]", "{}"));
    }
    String inner = value(random, depth + 1);
    return choice == 3
        ? "[" + inner + ", " + value(random, depth + 1) + "]"
        : "{\"\": " + inner + ", \"k\\\"\\n\": " + value(random, depth + 1) + "}";
  }

  private static String pick(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Without what JSON allows between tokens, and with the escapes that we write. */
  private static String pack(String json) {
    return json.replaceAll("\\s", "").replace("\\/", "/").replace("\\u001b", "\\u001B");
  }
}
