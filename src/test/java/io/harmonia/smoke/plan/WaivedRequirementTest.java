package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REQUIREMENTS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WAIVERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A requirement that is not met can be waived; the file of requirements cannot. */
class WaivedRequirementTest {
  private static final String SHARDS = REQUIREMENTS + " › models › acme/shards";
  private static final String UNMET = "\"acme/shards\": \"^9\"";

  @TempDir Path root;

  private static String waiver(String field, String value, String kind) {
    return "{\"%s\": \"%s\", \"kind\": \"%s\", \"reason\": \"x\", \"expires\": \"2026-12-31\"}"
        .formatted(field, value, kind);
  }

  @Test
  void isWaivedByItsId() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .requirements(UNMET)
            .waivers(waiver("id", SHARDS, "requirement-unmet"))
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(SHARDS + ": waived");
  }

  @Test
  void isWaivedByItsEntry() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .requirements(UNMET)
            .waivers(waiver("entry", "acme/shards", "requirement-unmet"))
            .check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).contains(SHARDS + ": waived");
  }

  @Test
  void isNotWaivedByAnotherEntry() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .requirements(UNMET)
            .waivers(waiver("entry", "acme/single", "requirement-unmet"))
            .check();

    assertThat(checked.red())
        .containsExactly(
            SHARDS + ": requirement-unmet",
            WAIVERS + " › waiver 1 › entry models/acme/single: waiver-invalid");
  }

  @Test
  void anEntryThatIsMissingIsWaivedByItsId() {
    String id = REQUIREMENTS + " › models › acme/none";

    Checked checked =
        WorkspaceBuilder.valid(root)
            .requirements("\"acme/none\": \"*\"")
            .waivers(waiver("id", id, "requirement-unmet"))
            .check();

    assertThat(checked.red()).isEmpty();
  }

  @Test
  void theFileCannotBeWaived(@TempDir Path outside) {
    WorkspaceBuilder.empty(outside).file("r.json", "{}");

    Checked checked =
        WorkspaceBuilder.valid(root)
            .link(REQUIREMENTS, outside + "/r.json")
            .waivers(waiver("id", REQUIREMENTS + " › well-formed", "path-refused"))
            .check();

    assertThat(checked.red()).hasSize(2).contains(REQUIREMENTS + " › well-formed: path-refused");
  }

  @Test
  void aWaiverIsUncheckedWhereTheRequirementsCannotBeRead() {
    Checked checked =
        WorkspaceBuilder.valid(root)
            .file(REQUIREMENTS, "{")
            .waivers(waiver("id", SHARDS, "requirement-unmet"))
            .check();

    assertThatCheck(checked, WAIVERS + " › waiver 1 › id " + SHARDS)
        .finds(Kind.NOT_RECORDED, WAIVERS + ":2:1")
        .findsOnly(Kind.NOT_RECORDED)
        .says(
            "whether the waiver waives anything could not be checked: "
                + REQUIREMENTS
                + " could not be read")
        .advises("See the finding of " + REQUIREMENTS + ".");
    assertThat(checked.red()).containsExactly(REQUIREMENTS + " › well-formed: manifest-invalid");
  }
}
