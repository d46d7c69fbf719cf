package io.harmonia.smoke.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {
  private static final RelativePath MODELS = new RelativePath("models");

  private final PathRules rules = new PathRules(Optional.empty(), Path.of("/data/workspace"));

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "models/a/model.onnx, models/a/model.onnx",
        "./models/a, models/a",
        "models/./a, models/a",
        "models//a, models/a",
        "models/a/, models/a",
        "models\\a\\model.onnx, models/a/model.onnx",
        "models\\a/model.onnx, models/a/model.onnx",
        ".\\models\\a\\, models/a",
        ".git, .git",
        "...a, ...a",
        "..a/.b, ..a/.b",
        "./~backup/a, ~backup/a",
        "~$a.doc, ~$a.doc",
        "a/~b/c, a/~b/c",
        "2026-11-23T04:05:06Z.json, 2026-11-23T04:05:06Z.json",
        "files:a, files:a",
        "CONSOLE/AUXILIARY/NULL.txt, CONSOLE/AUXILIARY/NULL.txt",
        "COM/COM10/LPT/a.nul/x.con, COM/COM10/LPT/a.nul/x.con",
        "aa:b, aa:b",
        "1:b, 1:b",
        "tök/模型.bin, tök/模型.bin",
        "🤗/model.onnx, 🤗/model.onnx"
      })
  void normalises(String text, String expected) {
    assertThat(rules.parse(text)).isEqualTo(safe(expected));
  }

  @Test
  void keepsSpacesAndControlCharactersOfAName() {
    assertThat(rules.parse(" a b\t/c\u001b. d\n")).isEqualTo(safe(" a b\t/c\u001b. d\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "./", "./.", ".\\"})
  void meansTheWorkspaceByADot(String text) {
    assertThat(rules.parse(text)).isEqualTo(safe(""));
  }

  @ParameterizedTest
  @CsvSource({
    "a/model.onnx, models/a/model.onnx",
    "./a, models/a",
    "., models",
    "../datasets/b, datasets/b",
    "..\\datasets\\b, datasets/b",
    "./../datasets/b, datasets/b",
    ".., ''"
  })
  void startsFromABaseFolder(String text, String expected) {
    assertThat(rules.parse(text, MODELS)).isEqualTo(safe(expected));
  }

  @ParameterizedTest
  @CsvSource({"../../b, b", "../b, models/b", "../.., ''"})
  void goesUpFromADeepBaseFolder(String text, String expected) {
    assertThat(rules.parse(text, new RelativePath("models/a"))).isEqualTo(safe(expected));
  }

  private static ParsedPath safe(String text) {
    return new ParsedPath.Safe(new RelativePath(text));
  }
}
