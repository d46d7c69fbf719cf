package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.OTHER_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP_SHA;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many lines of one name: what is said of each does not grow with their number. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CrowdedLinesTest {
  private static final int MANY = 1_000;

  @TempDir Path folder;

  private Checked check(List<String> lines) {
    return WorkspaceBuilder.valid(folder)
        .checksums(MODEL_SUMS, lines.toArray(String[]::new))
        .check();
  }

  @Test
  void aLineNamesSomeOfTheEntriesThatStateOtherwise() {
    String stated = "\"path\": \"%s\", \"sha256\": \"%s\"".formatted(SINGLE, OTHER_SHA);
    String[] entries = new String[50];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = "{\"name\": \"e%d\", \"version\": \"1.0.0\", %s}".formatted(i, stated);
    }

    Checked checked =
        WorkspaceBuilder.valid(folder)
            .models(entries)
            .checksums(MODEL_SUMS, TOP_SHA + "  " + TOP, SINGLE_SHA + "  " + SINGLE)
            .check();

    assertThat(checked.of("models/checksums.sha256 › " + SINGLE).judgement().findings())
        .hasSize(10)
        .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(Kind.MANIFEST_INCONSISTENT));
  }

  @Test
  void aLineNamesSomeOfThoseThatRecordOtherDigests() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      lines.add("%064x  %s".formatted(i, TOP));
    }
    lines.add(TOP_SHA + "  " + TOP);
    lines.add(SINGLE_SHA + "  " + SINGLE);

    List<Checked.Made> red =
        check(lines).results().stream()
            .filter(result -> result.judgement().kind() == Kind.DUPLICATE)
            .toList();

    assertThat(red).hasSize(MANY);
    assertThat(red)
        .allSatisfy(
            result ->
                assertThat(result.judgement().findings())
                    .singleElement()
                    .satisfies(
                        finding -> {
                          assertThat(finding.message()).hasSizeLessThan(2_000);
                          assertThat(finding.remedy()).startsWith("Remove the line");
                        }));
  }
}
