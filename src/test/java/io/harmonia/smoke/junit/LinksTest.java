package io.harmonia.smoke.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links out of the workspace are followed where that is asked for, and the run says so. */
class LinksTest {
  private static final String RECORDED = "models/checksums.sha256 › " + SmallWorkspace.WEIGHTS;

  @TempDir Path root;
  @TempDir Path elsewhere;
  @TempDir Path reports;

  @Test
  void refusesALinkOutOfTheWorkspaceUnlessAsked() throws IOException {
    moveOut();

    SuiteRun run = SuiteRunner.over(root, reports).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.kinds()).contains(RECORDED + " = path-refused");
    assertThat(run.console()).contains("set smoke.links=anywhere");
    assertThat(run.notes()).isEmpty();
  }

  @Test
  void followsALinkOutOfTheWorkspaceAndSaysSo() throws IOException {
    moveOut();

    SuiteRun run = SuiteRunner.over(root, reports).with(SmokeSettings.LINKS, "anywhere").run();

    assertThat(run.outcome()).isEqualTo("clean");
    assertThat(run.kinds()).contains(RECORDED + " = match");
    assertThat(run.notes())
        .containsExactly("links that leave the workspace were followed (smoke.links=anywhere)");
    assertThat(run.console()).contains("[smoke] note: links that leave the workspace");
    assertThat(run.report().at("/workspace/settings/smoke.links").asText()).isEqualTo("anywhere");
  }

  @Test
  void followsNoManifestOutOfTheWorkspace() throws IOException {
    SmallWorkspace.in(root);
    Path manifest = root.resolve("models/inventory.json");
    Files.move(manifest, elsewhere.resolve("inventory.json"));
    Files.createSymbolicLink(manifest, elsewhere.resolve("inventory.json"));

    SuiteRun run = SuiteRunner.over(root, reports).with(SmokeSettings.LINKS, "anywhere").run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(run.kinds()).contains("models/inventory.json › well-formed = path-refused");
  }

  /** The whole directory of the entry lies elsewhere, and is a link. */
  private void moveOut() throws IOException {
    SmallWorkspace.in(root);
    Path tiny = root.resolve("models/acme/tiny");
    Files.move(tiny, elsewhere.resolve("tiny"));
    Files.createSymbolicLink(tiny, elsewhere.resolve("tiny"));
  }
}
