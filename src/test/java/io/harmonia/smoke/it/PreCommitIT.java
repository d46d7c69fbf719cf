package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hooks of .pre-commit-hooks.yaml, run by pre-commit itself, offline. */
class PreCommitIT {
  @TempDir Path root;
  @TempDir Path hooks;
  @TempDir Path home;
  private Repository repository;

  @BeforeEach
  void writeRepositories() throws IOException {
    Tools.need("pre-commit", "git");
    Repository ofHooks = Repository.in(hooks);
    Files.copy(
        Tools.repository().resolve(".pre-commit-hooks.yaml"),
        hooks.resolve(".pre-commit-hooks.yaml"));
    ofHooks.commit();
    ofHooks.git("tag", "v1");
    Path program = Files.createDirectories(home.resolve("bin")).resolve("harmonia-smoke");
    Files.writeString(
        program,
        "#!/bin/sh\nexec '%s' -jar '%s' \"$@\"\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Mvn.property("it.executable")));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    repository = Repository.in(root);
    SmallWorkspace.in(root);
    repository.commit();
  }

  @Test
  void aModelThatChangedIsCheckedAndAReadmeIsNot() throws Exception {
    configure("harmonia-smoke");

    Run readme = commit("README.md", "words\n");
    Run model = commit(SmallWorkspace.WEIGHTS, "other weights");

    assertThat(readme.exit()).as(readme.out()).isZero();
    assertThat(readme.out()).contains("(no files to check)Skipped");
    assertThat(model.exit()).as(model.out()).isNotZero();
    assertThat(model.out()).contains("Failed", "[checksum-mismatch]", "→ ");
    assertThat(repository.git("status", "--short")).doesNotContain("??");
  }

  @Test
  void aModelThatIsDeletedIsNoticedByTheHookThatAlwaysRuns() throws Exception {
    configure("harmonia-smoke-always");
    repository.git("rm", "-q", SmallWorkspace.WEIGHTS);

    Run gone = commit("README.md", "words\n");

    assertThat(gone.exit()).as(gone.out()).isNotZero();
    assertThat(gone.out()).contains("[missing-artifact]");
  }

  private void configure(String hook) throws Exception {
    repository.commit(
        ".pre-commit-config.yaml",
        "repos:\n  - repo: %s\n    rev: v1\n    hooks:\n      - id: %s\n".formatted(hooks, hook));
    Run installed = run("pre-commit", "install");
    assertThat(installed.exit()).as(installed.out()).isZero();
  }

  private Run commit(String file, String text) throws Exception {
    Files.writeString(root.resolve(file), text);
    Run added = run("git", "add", "-A");
    assertThat(added.exit()).as(added.out()).isZero();
    return run("git", "-c", "user.email=a@example.org", "-c", "user.name=n", "commit", "-m", file);
  }

  private Run run(String... command) throws Exception {
    ProcessBuilder process =
        new ProcessBuilder(new ArrayList<>(List.of(command)))
            .directory(root.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = process.environment();
    environment.put("PATH", home.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("HOME", home.toString());
    environment.put("PRE_COMMIT_HOME", home.resolve("cache").toString());
    environment.put("LC_ALL", "C.UTF-8");
    Process started = process.start();
    String out = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(started.waitFor(), out);
  }

  private record Run(int exit, String out) {}
}
