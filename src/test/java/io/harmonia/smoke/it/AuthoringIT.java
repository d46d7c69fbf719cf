package io.harmonia.smoke.it;

import static io.harmonia.smoke.kit.WorkspaceBuilder.COMBINED;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST;
import static io.harmonia.smoke.kit.WorkspaceBuilder.REST_SHA;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SINGLE;
import static io.harmonia.smoke.kit.WorkspaceBuilder.SOON;
import static io.harmonia.smoke.kit.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WAIVERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.RealProgram.Ran;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code record}, {@code inventory} and {@code combine} of the real jar, from a shell. */
class AuthoringIT {
  private static final String JAR = Path.of(System.getProperty("it.executable", "")).toString();

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private WorkspaceBuilder workspace;
  private Repository repository;

  @BeforeEach
  void aCommittedWorkspace() {
    RealProgram.assumeInstalled("sh");
    repository = Repository.in(folder);
    workspace = WorkspaceBuilder.valid(folder);
    repository.commit();
  }

  @Test
  void bringAWorkspaceUpToDateSoThatCheckIsClean() {
    workspace
        .file(TOP, "another")
        .file("models/t\u00f6k/new\nline.bin", "new")
        .file("models/t\u00f6k/$(touch here)", "hostile");

    Ran ran =
        sh(
            Map.of("LC_ALL", "C", "SOURCE_DATE_EPOCH", "1"),
            "set -e; cd models; smoke record --top 2 > \"$NEW\"; mv \"$NEW\" checksums.sha256",
            "smoke inventory models --bump > \"$NEW\"; mv \"$NEW\" inventory.json",
            "smoke combine > \"$NEW\"; mv \"$NEW\" ../" + COMBINED,
            "smoke record --top 2 > \"$NEW\"; mv \"$NEW\" checksums.sha256",
            "cd ..; sha256sum -c --strict --quiet models/checksums.sha256",
            "smoke check --report-dir \"$NEW.report\"");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).contains("[smoke] clean").contains("version 1.2.0 is 1.2.1 now");
    assertThat(workspace.text(COMBINED)).contains("\"generated_at\": \"1970-01-01T00:00:01Z\"");
    assertThat(workspace.text(MODELS)).contains("\"name\": \"t\u00f6k\"");
    assertThat(workspace.text(MODEL_SUMS)).contains("new\\nline.bin");
    assertThat(folder.resolve("here")).doesNotExist();
    assertThat(repository.git("status", "--porcelain", "--", "datasets")).isEmpty();
  }

  @Test
  void waiveWhatIsRedSoThatCheckIsClean() {
    workspace.file(TOP, "another").delete(SINGLE);

    Ran ran =
        sh(
            Map.of("LC_ALL", "C"),
            "set -e; smoke waive --until " + SOON + " --reason 'ticket 42' --all > \"$NEW\"",
            "mv \"$NEW\" " + WAIVERS,
            "smoke check --baseline none --report-dir \"$NEW.report\"",
            "smoke waive --until " + SOON + " --reason x " + SINGLE + " || test $? = 2");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out())
        .contains("waivers are added, until " + SOON, "[smoke] clean", "nothing that is red");
  }

  @Test
  void printNothingOfAFailure() {
    workspace.file("models/acme/half.bin.incomplete", "half");

    Ran refused =
        sh(Map.of(), "smoke record " + TOP + " models/acme/half.bin.incomplete 2>/dev/null");
    workspace.file(MODELS, "{");
    Ran drift = sh(Map.of(), "smoke combine 2>/dev/null");
    Ran usage =
        sh(Map.of(), "smoke record 2>/dev/null; test $? = 2 && smoke inventory words 2>/dev/null");

    assertThat(List.of(refused.exitCode(), drift.exitCode(), usage.exitCode()))
        .containsExactly(2, 1, 2);
    assertThat(refused.out() + drift.out() + usage.out()).isEmpty();
  }

  @Test
  void sayWhyInOneLineWithoutAStackTrace() {
    workspace.delete("datasets/inventory.json");

    Ran ran = sh(Map.of(), "smoke combine; smoke record --top 0; smoke combine --generated-at now");

    assertThat(ran.lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("harmonia-smoke: datasets/inventory.json: is not there")
                    .contains(" \u2192 "),
            line ->
                assertThat(line).isEqualTo("harmonia-smoke: --top: expected 1 or more, actual 0"),
            line -> assertThat(line).startsWith("harmonia-smoke: --generated-at: expected a time"));
  }

  @Test
  void refuseToPrintIntoTheFileThatIsRead() {
    String before = workspace.text(MODEL_SUMS);

    Ran emptied = sh(Map.of(), "smoke record --top 1 > " + MODEL_SUMS);
    Ran doubled = sh(Map.of(), "git checkout -q .; smoke record --top 1 >> " + MODEL_SUMS);
    Ran combined = sh(Map.of(), "smoke combine > " + COMBINED);
    Ran part = sh(Map.of(), "smoke inventory models > " + MODELS);

    assertThat(List.of(emptied, doubled, combined, part))
        .allSatisfy(ran -> assertThat(ran.exitCode()).isEqualTo(2))
        .allSatisfy(ran -> assertThat(ran.out()).contains("the output goes to "));
    assertThat(workspace.text(MODEL_SUMS)).isEqualTo(before);
  }

  @Test
  void sayThatTheOutputCouldNotBeWritten() {
    if (Files.exists(Path.of("/dev/full"))) {
      Ran ran = sh(Map.of(), "smoke record --top 1 > /dev/full");

      assertThat(ran.exitCode()).isEqualTo(2);
      assertThat(ran.out()).contains("could not be written whole");
    }
  }

  @Test
  void takePathsFromTheFolderOfTheShell() {
    Ran ran = sh(Map.of(), "cd models/acme; smoke record --root ../.. shards/rest.bin 2>/dev/null");

    assertThat(ran.exitCode()).as(ran.out()).isZero();
    assertThat(ran.out()).endsWith(REST_SHA + "  " + REST + "\n");
  }

  @Test
  void helpSaysThatAShellEmptiesTheFile() {
    Ran ran = sh(Map.of(), "smoke record --help; smoke inventory --help; smoke combine --help");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains(
            "a shell's > empties the file", "Usage: harmonia-smoke inventory", "--allow-missing");
  }

  /** Runs lines of a shell script in which {@code smoke} is the jar and {@code NEW} a new file. */
  private Ran sh(Map<String, String> environment, String... lines) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("NEW", elsewhere.resolve("new").toString());
    all.put("JAR", JAR);
    all.put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    String script = "smoke() { \"$JAVA\" -jar \"$JAR\" \"$@\"; }\n" + String.join("\n", lines);
    return RealProgram.run(folder, all, List.of("sh", "-c", script));
  }
}
