package io.harmonia.smoke.waiver;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASETS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TODAY;
import static io.harmonia.smoke.waiver.WaivedFindingTest.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.plan.Plan;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A waiver that waives nothing, or nothing any more, is drift itself. */
class WaiverCheckTest {
  private static final String FILE = "inventory/waivers.json";
  private static final String RECORDED = MODEL_SUMS + " › " + SINGLE;
  private static final String FIRST = FILE + " › waiver 1 › path " + SINGLE;

  @TempDir Path root;

  private WorkspaceBuilder changed() {
    return WorkspaceBuilder.valid(root)
        .file(SINGLE, "SINGLE!")
        .waivers(waiver("path", SINGLE, "checksum-mismatch"));
  }

  @Test
  void aWaiverThatWaivesSomethingIsValid() {
    assertThatCheck(changed().check(), FIRST).passes(Kind.VALID);
  }

  @ParameterizedTest
  @CsvSource({"2026-12-30, valid", "2026-12-31, valid", "2027-01-01, waiver-invalid"})
  void aWaiverHoldsThroughItsLastDay(LocalDate day, String expected) {
    Checked checked = changed().checkOn(day);

    assertThat(checked.of(FIRST).judgement().kind().label()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2025-12-30, valid", "2025-12-29, waiver-invalid"})
  void aWaiverLastsAYearAtMost(LocalDate day, String expected) {
    Checked checked = changed().checkOn(day);

    assertThat(checked.of(FIRST).judgement().kind().label()).isEqualTo(expected);
    assertThat(checked.red().contains(RECORDED + ": checksum-mismatch"))
        .isEqualTo(expected.equals("waiver-invalid"));
  }

  @Test
  void aWaiverOfManyThingsWholeIsGivenTheLinesThatReplaceIt() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .edit(COMBINED, "\"models_bytes\": 18", "\"models_bytes\": 19")
            .edit(COMBINED, "\"models_files\": 3", "\"models_files\": 4")
            .waivers(waiver("id", COMBINED + " › totals", "manifest-inconsistent"))
            .check();

    assertThatCheck(checked, FILE + " › waiver 1 › id " + COMBINED + " › totals")
        .finds(Kind.WAIVER_INVALID, FILE + ":2:1")
        .says("is not waived whole")
        .advises(
            "Write in its place: "
                + waiver("id", COMBINED + " › totals › models_bytes", "manifest-inconsistent")
                + ", "
                + waiver("id", COMBINED + " › totals › models_files", "manifest-inconsistent"));
  }

  @Test
  void anExpiredWaiverWaivesNothingAnyMore() {
    Checked checked = changed().checkOn(LocalDate.of(2027, 1, 1));

    assertThatCheck(checked, RECORDED).finds(Kind.CHECKSUM_MISMATCH, MODEL_SUMS + ":2:1");
    assertThatCheck(checked, FIRST)
        .finds(Kind.WAIVER_INVALID, FILE + ":2:100")
        .says("the waiver expired: expected a day from 2027-01-01 on, actual 2026-12-31")
        .advises("give it a later date");
  }

  @Test
  void aWaiverOfWhatIsMendedMatchesNothing() {
    Checked checked =
        WorkspaceBuilder.valid(root).waivers(waiver("path", SINGLE, "checksum-mismatch")).check();

    assertThat(checked.red()).containsExactly(FIRST + ": waiver-invalid");
    assertThatCheck(checked, FIRST)
        .finds(Kind.WAIVER_INVALID, FILE + ":2:1")
        .says(
            "matches nothing: expected checksum-mismatch in 1 check, actual: "
                + RECORDED
                + " is match")
        .advises(
            "Remove this waiver, since it would hide the next fault of its kind, or correct its"
                + " kind.");
  }

  @Test
  void aWaiverOfAnotherKindThanIsFoundMatchesNothing() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .delete(SINGLE)
            .waivers(waiver("path", SINGLE, "checksum-mismatch"))
            .check();

    assertThat(checked.red())
        .containsExactly(RECORDED + ": missing-artifact", FIRST + ": waiver-invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "id, models/checksums.sha256 › nothing, no check has this id",
    "path, models/nothing.bin, nothing is recorded or listed at this path",
    "entry, acme/nothing, no entry has this name",
  })
  void aWaiverOfWhatIsNotThereMatchesNothing(String field, String value, String reason) {
    Checked checked =
        WorkspaceBuilder.valid(root).waivers(waiver(field, value, "checksum-mismatch")).check();

    assertThatCheck(checked, FILE + " › waiver 1 › " + field + " " + value)
        .finds(Kind.WAIVER_INVALID, FILE + ":2:1")
        .says("the waiver matches nothing: " + reason + ": " + field + " " + value);
  }

  @Test
  void namesTheFirstThreeOfTheChecksThatFindNothing() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .waivers(waiver("entry", "acme/shards", "checksum-mismatch"))
            .check();

    assertThatCheck(checked, FILE + " › waiver 1 › entry models/acme/shards")
        .finds(Kind.WAIVER_INVALID, FILE + ":2:1")
        .says(
            "expected checksum-mismatch in 4 checks, actual: "
                + MODELS
                + " › acme/shards › fields is valid, "
                + MODELS
                + " › acme/shards › agreement is consistent, "
                + MODELS
                + " › acme/shards › content is match, …");
  }

  @Test
  void namesEachOfThreeChecksThatFindNothing() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .waivers(waiver("entry", "acme/words", "checksum-mismatch"))
            .check();

    String id = FILE + " › waiver 1 › entry datasets/acme/words";
    assertThat(checked.of(id).judgement().findings().get(0).message())
        .contains("in 3 checks")
        .endsWith("words.txt is match");
  }

  @Test
  void whatIsMerelyNotStatedExcusesNoWaiver() {
    String entry = "{\"name\": \"a\", \"path\": \"a.bin\"}";

    Checked checked =
        WorkspaceBuilder.empty(root)
            .models(entry)
            .combined(List.of(entry), List.of(), "{\"models_bytes\": 5}")
            .waivers(waiver("id", COMBINED + " › totals › models_bytes", "manifest-inconsistent"))
            .check();

    assertThat(checked.skipped()).contains(COMBINED + " › totals: not-recorded");
    assertThatCheck(checked, FILE + " › waiver 1 › id " + COMBINED + " › totals › models_bytes")
        .finds(Kind.WAIVER_INVALID, FILE + ":2:1");
  }

  @Test
  void aWaiverOfAWaiverMatchesNothing() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .waivers(
                waiver("path", "nothing", "checksum-mismatch"),
                waiver("id", FILE + " › waiver 1 › path nothing", "checksum-mismatch"))
            .check();

    assertThatCheck(checked, FILE + " › waiver 2 › id " + FILE + " › waiver 1 › path nothing")
        .finds(Kind.WAIVER_INVALID, FILE + ":3:1")
        .says("no check has this id");
  }

  @ParameterizedTest
  @CsvSource({
    "models/inventory.json › well-formed, manifest-inconsistent",
    "models/inventory.json › schema, duplicate",
    "models/checksums.sha256 › line 1, missing-artifact",
  })
  void aCheckOfAFileAsAWholeCannotBeWaived(String id, String kind) {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .checksums(MODEL_SUMS, "junk")
            .waivers(waiver("id", id, kind))
            .check();

    assertThatCheck(checked, FILE + " › waiver 1 › id " + id)
        .finds(Kind.WAIVER_INVALID, FILE + ":2:1")
        .says(id + " cannot be waived");
  }

  @Test
  void aManifestThatLeadsOutOfTheWorkspaceCannotBeWaived(@TempDir Path outside) {
    WorkspaceBuilder.empty(outside).file("inventory.json", "{\"models\": []}");

    Checked checked =
        WorkspaceBuilder.empty(root)
            .link(MODELS, outside + "/inventory.json")
            .waivers(waiver("id", MODELS + " › well-formed", "path-refused"))
            .check();

    assertThatCheck(checked, MODELS + " › well-formed").finds(Kind.PATH_REFUSED, MODELS + ":1:1");
  }

  @Test
  void aWaiverThatStandsTwiceIsRefusedOnce() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file(SINGLE, "SINGLE!")
            .waivers(
                waiver("path", SINGLE, "checksum-mismatch"),
                waiver("path", "./" + SINGLE, "checksum-mismatch"))
            .check();

    assertThatCheck(checked, FIRST).passes(Kind.VALID);
    assertThatCheck(checked, FILE + " › waiver 2 › path " + SINGLE)
        .finds(Kind.WAIVER_INVALID, FILE + ":3:1")
        .says("stands a second time: first at " + FILE + ":2:1");
  }

  @Test
  void oneTargetMayHaveWaiversOfTwoKinds() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file(SINGLE, "longer than it was")
            .edit(COMBINED, "\"0.3.0\"", "\"0.4.0\"")
            .waivers(
                waiver("entry", "acme/single", "checksum-mismatch"),
                waiver("entry", "acme/single", "manifest-inconsistent"))
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped())
        .containsExactlyInAnyOrder(
            RECORDED + ": waived", MODELS + " › acme/single › agreement: waived");
  }

  @Test
  void otherContentIsNoOtherSizeAsWell() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file(SINGLE, "longer than it was")
            .waivers(
                waiver("path", SINGLE, "checksum-mismatch"),
                waiver("path", SINGLE, "size-mismatch"))
            .check();

    String second = FILE + " › waiver 2 › path " + SINGLE;
    assertThat(checked.red()).containsExactly(second + ": waiver-invalid");
    assertThatCheck(checked, second).finds(Kind.WAIVER_INVALID, FILE + ":3:1");
  }

  @Test
  void aNameThatAModelAndADatasetHaveNeedsItsList() {
    WorkspaceBuilder workspace = modelAndDatasetOfOneName();

    Checked checked = workspace.waivers(waiver("entry", "twin", "size-mismatch")).check();

    assertThatCheck(checked, FILE + " › waiver 1")
        .finds(Kind.WAIVER_INVALID, FILE + ":2:11")
        .says("entry \"twin\" may be any of models/twin, datasets/twin")
        .advises("with its list");
    assertThat(checked.red()).contains(MODELS + " › twin › content: size-mismatch");
  }

  @Test
  void aNameWithItsListMeansTheOneOfThatList() {
    WorkspaceBuilder workspace = modelAndDatasetOfOneName();

    Checked checked = workspace.waivers(waiver("entry", "datasets/twin", "size-mismatch")).check();

    assertThat(checked.red()).containsExactly(MODELS + " › twin › content: size-mismatch");
    assertThat(checked.skipped()).contains(DATASETS + " › twin › content: waived");
  }

  private WorkspaceBuilder modelAndDatasetOfOneName() {
    String model = "{\"name\": \"twin\", \"path\": \"m.bin\", \"size_bytes\": 9}";
    String dataset = "{\"name\": \"twin\", \"path\": \"d.bin\", \"size_bytes\": 9}";
    return WorkspaceBuilder.empty(root)
        .file("m.bin", "m")
        .file("d.bin", "d")
        .models(model)
        .datasets(dataset)
        .combined(List.of(model), List.of(dataset), "{\"models_bytes\": 9}");
  }

  @Test
  void whatIsNotThereCannotTellWhetherAWaiverIsStillNeeded() {
    Checked checked =
        WorkspaceBuilder.withModel(
                root,
                "{\"name\": \"a\", \"path\": \"models/a.bin\", \"size_bytes\": 1, \"sha256\": \"%s\"}"
                    .formatted(OTHER_SHA))
            .waivers(waiver("path", "models/a.bin", "checksum-mismatch"))
            .check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, FILE + " › waiver 1 › path models/a.bin")
        .finds(Kind.NOT_RECORDED, FILE + ":2:1")
        .says("whether the waiver still waives anything could not be checked", "is not there");
  }

  @Test
  void aWaiverOfAnEntryWhoseManifestCannotBeReadIsUnchecked() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file(MODELS, "{")
            .waivers(waiver("entry", "acme/single", "checksum-mismatch"))
            .check();

    assertThatCheck(checked, FILE + " › waiver 1 › entry models/acme/single")
        .finds(Kind.NOT_RECORDED, FILE + ":2:1")
        .findsOnly(Kind.NOT_RECORDED)
        .says(
            "whether the waiver waives anything could not be checked: "
                + MODELS
                + " could not be read")
        .advises("See the finding of " + MODELS + ".");
    assertThat(checked.red()).containsExactly(MODELS + " › well-formed: manifest-invalid");
  }

  @Test
  void aWaiverIsJudgedWhicheverChecksWereMadeBefore() {
    WaivedPlan plan = changed().planOn(TODAY);

    Judgement alone = plan.checks(Plan.Group.WAIVERS).skip(1).findFirst().orElseThrow().judge();

    assertThat(alone.kind()).isEqualTo(Kind.VALID);
  }

  @Test
  void aFileIsHashedOnceThoughItsCheckIsMadeForItsWaiverAsWell() {
    WorkspaceBuilder workspace = changed();

    workspace.check();

    assertThat(workspace.bytesHashed()).isEqualTo(5 + 6 + 7 + 6);
  }
}
