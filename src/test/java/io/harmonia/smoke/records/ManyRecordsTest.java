package io.harmonia.smoke.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.source.ToySource;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As many records as a repository of DVC may have, each a document of its own. */
@Tag("slow")
class ManyRecordsTest {
  private static final int ALL = 12_000;

  @TempDir Path root;

  @Test
  void areEachCheckedHoweverManyThereAre() {
    WorkspaceBuilder workspace = WorkspaceBuilder.empty(root).sources(new ToySource());
    for (int i = 0; i < ALL; i++) {
      workspace.file("data/%d/%d.toy".formatted(i % 100, i), "- 0 x elsewhere\n");
    }

    Checked checked = workspace.check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped()).filteredOn(it -> it.contains(".toy › x")).hasSize(ALL);
  }
}
