package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WAIVERS;
import static io.harmonia.smoke.waiver.WaivedFindingTest.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.CheckAssert;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A malformed waiver is drift at its place, and waives nothing. */
class WaiverFaultsTest {
  private static final String RECORDED = MODEL_SUMS + " › " + SINGLE;
  private static final String GOOD = waiver("path", SINGLE, "checksum-mismatch");

  @TempDir Path root;

  private Checked check(String waiver) {
    return WorkspaceBuilder.valid(root).file(SINGLE, "SINGLE!").waivers(waiver).check();
  }

  private static CheckAssert assertThatTheWaiver(Checked checked) {
    String id =
        checked.ids().stream()
            .filter(name -> name.startsWith(WAIVERS + " › waiver 1"))
            .findFirst()
            .orElseThrow();
    return assertThatCheck(checked, id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"reason\": \"ticket 42\", |                              | 1  | 'reason' not found",
        "\"kind\": \"checksum-mismatch\", |                        | 1  | 'kind' not found",
        ", \"expires\": \"2026-12-31\" |                           | 1  | 'expires' not found",
        "\"path\": \"models/acme/single.onnx\", |                  | 1  | names nothing: expected one of id, path and entry",
        "\"ticket 42\"         | \"\"                                | 76 | reason says nothing",
        "\"ticket 42\"         | \" \\t\"                           | 76 | reason says nothing",
        "\"ticket 42\"         | \"\\u00a0\\u200b…\"                | 76 | reason says nothing",
        "\"ticket 42\"         | 42                                  | 76 | reason is",
        "\"ticket 42\"         | null                                | 76 | /0/reason breaks",
        "\"2026-12-31\"        | \"2026-02-30\"                      | 100| \"2026-02-30\" is not a date",
        "\"2026-12-31\"        | \"31.12.2026\"                      | 100| expected YYYY-MM-DD",
        "\"2026-12-31\"        | \"2026-12-31T00:00:00Z\"            | 100| expected YYYY-MM-DD",
        "\"2026-12-31\"        | \"+99999-12-31\"                    | 100| expected YYYY-MM-DD",
        "\"2026-12-31\"        | \"never\"                           | 100| expected YYYY-MM-DD",
        "\"2026-12-31\"        | 20261231                            | 100| expires is 20261231, expected a text",
        "\"expires\"           | \"expire\"                          | 99 | no waiver has a field \"expire\"",
        "\"checksum-mismatch\" | \"checksum\"                        | 45 | there is no kind \"checksum\"",
        "\"checksum-mismatch\" | \"CHECKSUM_MISMATCH\"               | 45 | there is no kind",
        "\"checksum-mismatch\" | [\"checksum-mismatch\"]             | 45 | kind is an array, expected a text",
        "\"models/acme/single.onnx\" | \"../single.onnx\"            | 10 | leaves the workspace",
        "\"models/acme/single.onnx\" | \"/models/acme/single.onnx\"  | 10 | is absolute",
        "\"models/acme/single.onnx\" | \"\"                          | 10 | is blank",
        "\"path\"              | \"id\": \"x\", \"path\"             | 1  | names 2 things: expected one of",
        "\"path\"              | \"id\": null, \"path\"              | 8  | breaks the schema",
        "\"path\": \"models/acme/single.onnx\" | \"id\": 5         | 8  | id is 5, expected a text",
        "\"path\": \"models/acme/single.onnx\" | \"entry\": []     | 11 | entry is an array, expected",
        "\"path\"              | \"paths\"                           | 11 | no waiver has a field \"paths\"",
      })
  void refusesAWaiverThatIsMalformed(String from, String to, int column, String says) {
    Checked checked = check(GOOD.replace(from, to == null ? "" : to));

    assertThatTheWaiver(checked).finds(Kind.WAIVER_INVALID, WAIVERS + ":2:" + column).says(says);
    assertThatCheck(checked, RECORDED).finds(Kind.CHECKSUM_MISMATCH, MODEL_SUMS + ":2:1");
  }

  @ParameterizedTest
  @CsvSource({
    "42, the waiver is 42",
    "null, the waiver is null",
    "[], the waiver is an array",
    "'\"x\"', the waiver is the text"
  })
  void refusesAWaiverThatIsNoObject(String json, String says) {
    assertThatCheck(check(json), WAIVERS + " › waiver 1")
        .finds(Kind.WAIVER_INVALID, WAIVERS + ":2:1")
        .says(says)
        .findsOnly(Kind.WAIVER_INVALID);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "NOTHING_TO_CHECK",
        "MANIFEST_INVALID",
        "MALFORMED_LINE",
        "PATH_REFUSED",
        "WAIVER_INVALID",
        "CRASHED",
        "UNREADABLE",
        "CHANGED_WHILE_READING",
        "BASELINE_UNAVAILABLE",
        "TIMED_OUT",
        "PARTIAL",
        "WAIVED",
        "MATCH"
      })
  void refusesAKindThatNothingCanWaive(Kind kind) {
    Checked checked = check(waiver("path", SINGLE, kind.label()));

    assertThatTheWaiver(checked)
        .finds(Kind.WAIVER_INVALID, WAIVERS + ":2:45")
        .says(kind.label() + " cannot be waived, since ")
        .says(
            switch (kind.verdict()) {
              case DRIFTED -> "nobody can tell what would then go unchecked: expected one of";
              case UNCHECKED -> "a check that was not made would have found: expected one of";
              default -> "it makes nothing red: expected one of";
            });
  }

  @Test
  void namesTheSameFaultOnce() {
    assertThatTheWaiver(check(GOOD.replace("2026-12-31", "soon"))).findsOnly(Kind.WAIVER_INVALID);
  }

  @Test
  void refusesTheSameKeyTwice() {
    Checked checked = check(GOOD.replace("\"reason\"", "\"kind\": \"duplicate\", \"reason\""));

    assertThatCheck(checked, WAIVERS + " › waivers")
        .finds(Kind.WAIVER_INVALID, WAIVERS + ":2:66")
        .says("the key \"kind\" stands twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"waivers\": []} | 1:1 | the document is an object, expected an array of waivers",
        "null            | 1:1 | the document is null, expected an array",
        "[               | 1:2 | is not JSON",
        "[] []           | 1:4 | goes on after the end",
        "``              | 1:1 | is empty",
      })
  void refusesAFileThatIsNoList(String json, String place, String says) {
    Checked checked = WorkspaceBuilder.valid(root).file(WAIVERS, json).check();

    assertThat(checked.red()).containsExactly(WAIVERS + " › waivers: waiver-invalid");
    assertThatCheck(checked, WAIVERS + " › waivers")
        .finds(Kind.WAIVER_INVALID, WAIVERS + ":" + place)
        .says(says);
  }

  @Test
  void refusesADirectoryInTheFilesPlace() {
    Checked checked = WorkspaceBuilder.valid(root).folder(WAIVERS).check();

    assertThatCheck(checked, WAIVERS + " › waivers")
        .finds(Kind.WAIVER_INVALID, WAIVERS + ":1:1")
        .says("is a directory");
  }

  @Test
  void refusesAFileThatLeadsOutOfTheWorkspace(@TempDir Path outside) {
    WorkspaceBuilder.empty(outside).file("w.json", "[]");

    Checked checked = WorkspaceBuilder.valid(root).link(WAIVERS, outside + "/w.json").check();

    assertThatCheck(checked, WAIVERS + " › waivers").finds(Kind.PATH_REFUSED, WAIVERS + ":1:1");
  }

  @Test
  void missesAFileThatASettingNames() {
    Checked checked = WorkspaceBuilder.valid(root).waiversFile("w.json").check();

    assertThatCheck(checked, "w.json › waivers").finds(Kind.NOTHING_TO_CHECK, "w.json:1:1");
  }

  @Test
  void takesAFileThatASettingNames() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file(SINGLE, "SINGLE!")
            .file("w.json", "[" + GOOD + "]")
            .waiversFile("w.json")
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.ids()).contains("w.json › waiver 1 › path " + SINGLE);
  }

  @Test
  void anEmptyListIsValid() {
    Checked checked = WorkspaceBuilder.valid(root).file(WAIVERS, "[]").check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, WAIVERS + " › waivers").passes(Kind.VALID);
  }

  @Test
  void aByteOrderMarkAndCrlfAreHarmless() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file(SINGLE, "SINGLE!")
            .file(WAIVERS, "\ufeff[\r\n" + GOOD.replace(",", ",\r\n") + "\r\n]\r\n")
            .check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, WAIVERS + " › waivers").remarks("byte-order mark");
  }

  @Test
  void noFileIsNoCheck() {
    Checked checked = WorkspaceBuilder.valid(root).check();

    assertThat(checked.ids()).noneMatch(id -> id.contains("waiver"));
  }
}
