package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.WorkspaceBuilder.WAIVERS;
import static io.harmonia.smoke.waiver.WaivedFindingTest.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each waiver has a test whose name is unique and printable, and a history of its own. */
class WaiverNamesTest {
  @TempDir Path root;

  private Checked check(String... waivers) {
    return WorkspaceBuilder.valid(root).waivers(waivers).check();
  }

  private static void assertUnique(Checked checked) {
    assertThat(checked.ids()).doesNotHaveDuplicates();
    assertThat(checked.ids())
        .allSatisfy(id -> assertThat(id.codePoints()).noneMatch(Character::isISOControl));
    assertThat(keys(checked)).doesNotHaveDuplicates();
  }

  private static List<String> keys(Checked checked) {
    return checked.results().stream().map(made -> made.check().key()).toList();
  }

  @Test
  void waiversOfOneTargetAreToldApart() {
    assertUnique(
        check(
            waiver("path", "a", "duplicate"),
            waiver("path", "a", "duplicate"),
            waiver("path", "a", "size-mismatch")));
  }

  @Test
  void waiversWithoutATargetAreToldApart() {
    assertUnique(check("1", "2", "{}", "{\"kind\": \"duplicate\"}"));
  }

  @Test
  void waiversOfHostileTextAreToldApart() {
    String head = "a".repeat(300);

    assertUnique(
        check(
            waiver("id", "\\u0007\\n::error::x", "duplicate"),
            waiver("id", "\\\\u{7}\\n::error::x", "duplicate"),
            waiver("id", "x › duplicate (waiver 4)", "duplicate"),
            waiver("id", "x", "duplicate (waiver 3)"),
            waiver("id", "x", "duplicate"),
            waiver("id", "x", "duplicate"),
            waiver("path", head + "b" + head, "duplicate"),
            waiver("path", head + "c" + head, "duplicate"),
            waiver("entry", "\\ud800", "duplicate")));
  }

  @Test
  void aWaiverKeepsItsKeyWhereverItStands() {
    String waiver = waiver("path", "a", "duplicate");
    String key = keyOf(check(waiver), 1);

    Checked moved = check(waiver("path", "b", "duplicate"), waiver);

    assertThat(keyOf(moved, 2)).isEqualTo(key);
  }

  @Test
  void aKeyNamesWhatIsWaivedAndTheKind() {
    Checked checked = check(waiver("path", "a", "duplicate"), "{\"path\": \"a\"}");

    assertThat(keyOf(checked, 1)).isEqualTo(WAIVERS + " › path a › duplicate");
    assertThat(keyOf(checked, 2)).isEqualTo(WAIVERS + " › path a › no kind");
  }

  private static String keyOf(Checked checked, int number) {
    return checked.of(WAIVERS + " › waiver " + number + " › path a").check().key();
  }

  @Test
  void aReasonIsPrintableAndShort() {
    String reason = "\\u001b[31m\\n::error::" + "x".repeat(1000);

    Checked checked =
        WorkspaceBuilder.valid(root)
            .delete(WorkspaceBuilder.SINGLE)
            .waivers(
                waiver("path", WorkspaceBuilder.SINGLE, "missing-artifact")
                    .replace("ticket 42", reason))
            .check();

    Finding waived =
        checked
            .of("models/checksums.sha256 › " + WorkspaceBuilder.SINGLE)
            .judgement()
            .findings()
            .get(0);
    assertThat(waived.message()).contains("(\\u{1b}[31m\\u{a}::error::xxx", " more characters]…");
    assertThat(waived.waived().orElseThrow().reason()).hasSizeLessThan(300);
  }
}
