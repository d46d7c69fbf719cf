package io.harmonia.smoke.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal says why, and what to write instead. */
class PathRefusalTest {
  private static final RelativePath MODELS = new RelativePath("models");
  private static final String NO_SUCH_NAME = "No file name can hold one: write the real path.";

  private final PathRules rules = new PathRules(Optional.empty(), Path.of("/data/workspace"));

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void refusesABlankPath(String text) {
    assertThat(rules.parse(text))
        .isEqualTo(
            refused(
                "is blank", "Write the path of a file or directory, relative to the workspace."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"models/a\0.bin", "\0", "a\0"})
  void refusesANulCharacter(String text) {
    assertThat(rules.parse(text)).isEqualTo(refused("contains a NUL character", NO_SUCH_NAME));
  }

  @ParameterizedTest
  @ValueSource(ints = {0xd800, 0xdbff, 0xdc00, 0xdfff})
  void refusesHalfOfASurrogatePair(int half) {
    String text = "models/a" + Character.toString(half);

    assertThat(rules.parse(text))
        .isEqualTo(refused("contains half of a surrogate pair", NO_SUCH_NAME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../a", "..\\a", "./../a", "../models/a"})
  void refusesAPathThatLeavesTheWorkspace(String text) {
    assertThat(rules.parse(text))
        .isEqualTo(
            refused(
                "leaves the workspace",
                "Write a path inside the workspace, relative to its root."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../a", "../..", "..\\..\\a", ".././../a"})
  void refusesAPathThatLeavesTheWorkspaceFromABaseFolder(String text) {
    assertThat(rules.parse(text, MODELS))
        .asInstanceOf(InstanceOfAssertFactories.type(ParsedPath.Refused.class))
        .extracting(ParsedPath.Refused::reason)
        .isEqualTo("leaves the workspace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/..", "a/../b", "a/../../../b", "a\\..\\b", "./a/../b", "../a/.."})
  void refusesAWayDownAndUpAgain(String text) {
    assertThat(rules.parse(text, MODELS))
        .isEqualTo(
            refused(
                "goes down and up again (“..” after a folder, which a link may lead elsewhere)",
                "Write the path without “..”."));
  }

  @ParameterizedTest
  @CsvSource({
    "/data/workspace/models/a.bin, models/a.bin",
    "/data/workspace//models/a.bin, models/a.bin",
    "\\data\\workspace\\notes.txt, notes.txt"
  })
  void namesTheRelativeFormOfAPathInTheWorkspace(String text, String relative) {
    assertThat(rules.parse(text))
        .isEqualTo(
            refused(
                "is absolute", "Write the path “" + relative + "”, relative to the workspace."));
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\repos\\harmonia\\models\\a.bin, models/a.bin, C:/repos/harmonia",
    "C:/repos/harmonia/datasets/b, datasets/b, C:/repos/harmonia",
    "/home/me/h/inventory/c.json, inventory/c.json, /home/me/h",
    "//server/share/models/a.bin, models/a.bin, //server/share",
    "~/h/models/a.bin, models/a.bin, ~/h",
    "/data/workspace2/models/a.bin, models/a.bin, /data/workspace2"
  })
  void namesThePrefixUnderWhichAPathWasRecorded(String text, String relative, String prefix) {
    assertThat(rules.parse(text))
        .isEqualTo(
            refused(
                "is absolute",
                "Write the path “"
                    + relative
                    + "”, relative to the workspace, or set smoke.recorded-root="
                    + prefix
                    + " to strip the prefix under which it was recorded."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/etc/passwd",
        "\\\\server\\share\\a.bin",
        "C:a.bin",
        "z:",
        "C:\nodd.bin",
        "~",
        "~/a.bin",
        "~\\a.bin",
        "\\\\?\\C:\\a.bin",
        "\\\\.\\COM1",
        "\\??\\C:\\a.bin",
        "//?/UNC/server/share/a.bin",
        "c:",
        "/data/workspace",
        "/data/workspace/",
        "/models/a.bin",
        "/home/models"
      })
  void refusesEveryOtherAbsolutePath(String text) {
    assertThat(rules.parse(text))
        .isEqualTo(
            refused(
                "is absolute",
                "Write the path relative to the workspace, or set smoke.recorded-root to the prefix"
                    + " under which it was recorded."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"~root/.ssh/id", "~a\\b", "~build-2.1/a"})
  void refusesTheHomeOfAUser(String text) {
    assertThat(rules.parse(text))
        .isEqualTo(
            refused(
                "is absolute",
                "Write the path “./"
                    + text.replace('\\', '/')
                    + "” if that is a folder of the workspace and nobody's home."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///models/a.bin",
        "file:models/a.bin",
        "FILE:/a",
        "https://models.invalid/a.bin",
        "s3://bucket/a",
        "git+ssh:\\\\host\\a"
      })
  void refusesAUrl(String text) {
    assertThat(rules.parse(text))
        .isEqualTo(refused("is a URL", "Write the path of the file, relative to the workspace."));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CON",
        "prn",
        "Aux",
        "NUL",
        "nul.txt",
        "NUL.tar.gz",
        "nul .txt",
        "NUL:",
        "nul:x",
        "COM0",
        "com1",
        "COM9.log",
        "COM\u00b9",
        "LPT\u00b2",
        "lpt\u00b3.x",
        "LPT0",
        "CONIN$",
        "conout$",
        "CON ",
        "con."
      })
  void refusesANameThatOpensADeviceOnWindows(String name) {
    for (String text : List.of(name, "models/" + name, name + "/a.bin", "a\\" + name)) {
      assertThat(rules.parse(text, MODELS))
          .isEqualTo(
              refused(
                  "has \"" + name + "\" in it, which opens a device on Windows",
                  "Rename the file or folder, and write its new name."));
    }
  }

  @ParameterizedTest
  @CsvSource({"'a.', dot", "'a ', space", "'...', dot", "'. ', space", "' ', space", "'.. .', dot"})
  void refusesANameWhoseEndWindowsLeavesOut(String name, String end) {
    for (String text : List.of("b/" + name, "b\\" + name + "/c")) {
      assertThat(rules.parse(text))
          .isEqualTo(
              refused(
                  "has \""
                      + name
                      + "\" in it, whose last "
                      + end
                      + " Windows leaves out, so that it means another file there",
                  "Rename the file or folder, and write its new name."));
    }
  }

  @Test
  void refusesATrapBelowTheRecordedRootToo() {
    PathRules recorded = new PathRules(Optional.of("C:/repos"), Path.of("/data/workspace"));

    assertThat(recorded.parse("C:\\repos\\models\\aux")).isInstanceOf(ParsedPath.Refused.class);
    assertThat(recorded.parse("C:\\repos\\models\\a")).isInstanceOf(ParsedPath.Safe.class);
  }

  @Test
  void refusesAnAbsolutePathFromABaseFolderToo() {
    assertThat(rules.parse("/etc/passwd", MODELS)).isInstanceOf(ParsedPath.Refused.class);
  }

  @Test
  void showsAHostilePathOnOneLine() {
    assertThat(rules.parse("/x/models/\u001b[2J\n.bin").toString())
        .contains("“models/\\u{1b}[2J\\u{a}.bin”")
        .doesNotContain("\n", "\u001b");
  }

  private static ParsedPath refused(String reason, String remedy) {
    return new ParsedPath.Refused(reason, remedy);
  }
}
