package io.harmonia.smoke.authoring;

import static io.harmonia.smoke.kit.Authoring.notes;
import static io.harmonia.smoke.kit.Authoring.refusal;
import static io.harmonia.smoke.kit.Authoring.text;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SOON;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WAIVERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Authoring;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.waiver.WaiverTerm;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the waivers that are made of today's findings, the suite is clean. */
class NewWaiversTest {
  @SuppressWarnings("TimeInStaticInitializer") // a test takes seconds
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private static final LocalDate DAY = LocalDate.parse(SOON);

  @TempDir Path root;
  @TempDir Path reports;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void aValidWorkspace() {
    workspace = WorkspaceBuilder.valid(root);
  }

  private Authored all() {
    return waive(DAY, "ticket 42");
  }

  private Authored about(String... paths) {
    return waive(DAY, "ticket 42", paths);
  }

  private Authored waive(LocalDate until, String reason, String... paths) {
    return Authoring.in(workspace).waive(new WaiverTerm(TODAY), until, reason, paths);
  }

  private void assertCleanWith(Authored made) {
    workspace.file(WAIVERS, text(made));
    assertThat(Authoring.suite(root, reports).report().at("/outcome").asText()).isEqualTo("clean");
  }

  private static String line(String field, String value, String kind) {
    return "{\"%s\": \"%s\", \"kind\": \"%s\", \"reason\": \"ticket 42\", \"expires\": \"%s\"}"
        .formatted(field, value, kind, SOON);
  }

  @Test
  void waiveEverythingThatIsRed() {
    workspace
        .file(SINGLE, "SINGLE!")
        .delete(TOP)
        .file(REST, "REST..")
        .edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 19")
        .edit(COMBINED, "\"0.3.0\"", "\"0.3.1\"");

    Authored made = all();

    assertThat(text(made).lines())
        .containsExactlyInAnyOrder(
            "[",
            "  " + line("id", COMBINED + " › totals › models_bytes", "manifest-inconsistent") + ",",
            "  " + line("path", REST, "checksum-mismatch") + ",",
            "  " + line("entry", "models/acme/single", "manifest-inconsistent") + ",",
            "  " + line("path", TOP, "missing-artifact") + ",",
            "  " + line("path", SINGLE, "checksum-mismatch"),
            "]");
    assertThat(notes(made)).containsExactly("5 waivers are added, until " + SOON);
    assertCleanWith(made);
  }

  @Test
  void waiveNinetyFiveStaleChecksums() {
    StringBuilder sums = new StringBuilder(workspace.text(MODEL_SUMS));
    for (int i = 0; i < 95; i++) {
      workspace.file("models/f" + i, "new " + i);
      sums.append(OTHER_SHA).append("  models/f").append(i).append('\n');
    }
    workspace.file(MODEL_SUMS, sums.toString());

    Authored made = all();

    assertThat(text(made)).hasLineCount(97);
    assertThat(text(all())).isEqualTo(text(made));
    assertCleanWith(made);
  }

  @Test
  void waiveOnlyWhatIsRedOfAPath() {
    workspace.file(SINGLE, "SINGLE!").file(TOP, "top!!").file(REST, "REST..");

    assertThat(text(about(SINGLE)))
        .isEqualTo("[\n  " + line("path", SINGLE, "checksum-mismatch") + "\n]\n");
    assertThat(text(about("models/acme/shards")))
        .contains(line("path", TOP, "checksum-mismatch"), line("path", REST, "checksum-mismatch"))
        .doesNotContain(SINGLE);
  }

  @Test
  void waivesAFileThatIsNotThereByItsPath() {
    workspace.delete(SINGLE);

    assertThat(text(about(SINGLE))).contains(line("path", SINGLE, "missing-artifact"));
  }

  @Test
  void waivesATotalByThePathOfItsManifest() {
    workspace.edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 19");

    assertCleanWith(about(COMBINED));
  }

  @Test
  void keepsWhatIsThereByteForByte() {
    String before =
        "[\r\n {\"path\":\""
            + SINGLE
            + "\",\"kind\":\"checksum-mismatch\",\"reason\":\"t\u00f6k\",\r\n\"expires\":\""
            + SOON
            + "\"} ]\r\n";
    workspace.file(SINGLE, "SINGLE!").file(TOP, "top!!").file(WAIVERS, before);

    Authored made = all();

    String kept = before.substring(0, before.indexOf(" ]"));
    assertThat(text(made))
        .isEqualTo(kept + ",\r\n  " + line("path", TOP, "checksum-mismatch") + "\r\n]\r\n");
    assertCleanWith(made);
  }

  @Test
  void printsWhatIsThereWhereNothingIsRed() {
    assertThat(text(all())).isEqualTo("[]\n");
    assertThat(notes(all()))
        .containsExactly("nothing is red that could be waived: the waivers are as they were");
  }

  @Test
  void namesWithQuotesAndBackslashesAndLineFeedsComeThrough() {
    String name = "models/a\"b\u001b.bin";
    workspace
        .file(name, "x")
        .checksums(MODEL_SUMS, OTHER_SHA + "  " + name, OTHER_SHA + "  models/c\\d.bin")
        .file("models/c\\d.bin", "y");

    Authored made = all();

    assertThat(text(made)).contains("models/a\\\"b\\u001b.bin");
    assertCleanWith(made);
  }

  @Test
  void refusesAPathOfWhichNothingIsRed() {
    workspace.file(SINGLE, "SINGLE!");

    assertThat(refusal(about(SINGLE, TOP)))
        .isEqualTo(TOP + ": nothing that is red is about it, or below it");
  }

  @Test
  void refusesWhatNothingCanWaive() {
    workspace.file(SINGLE, "SINGLE!").checksums(MODEL_SUMS, "junk", OTHER_SHA + "  ../../x");

    assertThat(refusal(all())).contains("[malformed-line], cannot be waived", "[path-refused]");
    assertThat(((Authored.Refused) all()).isDrift()).isTrue();
  }

  @Test
  void refusesAManifestThatIsInvalid() {
    workspace.file(MODELS, "{");

    assertThat(refusal(all())).contains("[manifest-invalid], cannot be waived");
  }

  @Test
  void refusesADayThatIsOverOrTooFar() {
    workspace.file(SINGLE, "SINGLE!");

    assertThat(refusal(waive(TODAY.minusDays(1), "why"))).contains("--until: expected a day");
    assertThat(refusal(waive(TODAY.plusDays(367), "why")))
        .contains(" to " + TODAY.plusDays(366) + ", actual ");
    assertThat(text(waive(TODAY, "why"))).contains("" + TODAY);
    assertThat(text(waive(TODAY.plusDays(366), "why"))).contains("" + TODAY.plusDays(366));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "…"})
  void refusesAReasonThatSaysNothing(String reason) {
    assertThat(refusal(waive(DAY, reason))).startsWith("--reason: expected words");
  }

  @Test
  void refusesWaiversThatAreInvalidAlready() {
    workspace.file(SINGLE, "SINGLE!").waivers(line("path", TOP, "checksum-mismatch"));

    assertThat(refusal(all())).contains("the waiver matches nothing");
  }

  @Test
  void refusesAFileThatAShellHasEmptied() {
    workspace.file(SINGLE, "SINGLE!").file(WAIVERS, "");

    assertThat(refusal(all())).contains("a shell's > empties");
  }

  @Test
  void isStableWhateverTheOrderOfThePaths() {
    workspace.file(SINGLE, "SINGLE!").file(TOP, "top!!");

    assertThat(List.of(text(about(SINGLE, TOP)), text(about(TOP, SINGLE))))
        .allMatch(text(about("models"))::equals);
  }
}
