package io.harmonia.smoke.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.SmallWorkspace;
import io.harmonia.smoke.kit.TensorFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ways of five users, from nothing to green, to the first red run, and to green again: by lines
 * that are read out of the documentation, and counted. Nothing is installed but the downloaded jar.
 */
class WaysIT {
  private static final String README = "README.md";
  private static final String MODEL = "models/bert-tiny/model.safetensors";

  @TempDir private Path folder;
  private Path root = Path.of("");
  private Path downloads = Path.of("");
  private final List<String> typed = new ArrayList<>();

  @BeforeEach
  void download() throws IOException {
    Tools.need("bash", "git");
    downloads = Files.createDirectory(folder.resolve("Downloads"));
    Files.copy(Path.of(Mvn.property("it.executable")), downloads.resolve("harmonia-smoke.jar"));
    root = folder.resolve("repository");
  }

  @Test
  void anMlEngineerNeedsThreeCommands() throws Exception {
    Tools.need("git-lfs");
    Repository repository = Repository.in(root);
    repository.git("lfs", "install", "--local");
    repository.write(".gitattributes", "*.safetensors filter=lfs diff=lfs merge=lfs -text\n");
    model("the weights of today");
    repository.commit();

    type(Documented.line(README, "60 seconds", "alias "));
    type(Documented.line(README, "Your repository", "harmonia-smoke init"));
    String check = Documented.line(README, "Your repository", "harmonia-smoke check");
    Ran first = type(check);

    assertThat(typed).hasSize(3);
    assertThat(first.exit()).as(first.out()).isZero();
    assertThat(first.out()).contains("[smoke] clean: ", "verified 1 of 1 artifact");
    repository.commit(); // as init says at its end

    model("the weights of later");
    Ran red = type(check);
    repository.git("add", "-A");
    type(Documented.line(README, "Your repository", "harmonia-smoke update"));
    Ran green = type(check);

    assertThat(red.exit()).isEqualTo(1);
    assertThat(red.out())
        .contains("[checksum-mismatch] models/checksums.sha256:1:1: " + MODEL)
        .contains("run “harmonia-smoke record " + MODEL + " --write”");
    assertThat(green.exit()).as(green.out()).isZero();
    assertThat(Files.readString(root.resolve("models/inventory.json")))
        .contains("\"version\": \"1.0.1\"");
  }

  /** What {@code dvc commit} writes is written here, since there is no DVC. */
  @Test
  void aDataTeamWithDvcNeedsOneCommand() throws Exception {
    Repository repository = Repository.in(root);
    data("a,b\n1,2\n");
    dvcCommit();
    repository.write(".gitignore", "/data/*.csv\n").commit();
    Files.copy(downloads.resolve("harmonia-smoke.jar"), root.resolve("../harmonia-smoke.jar"));
    String check =
        Documented.line(README, "60 seconds", "java -jar harmonia-smoke.jar check")
            .replace("harmonia-smoke.jar", "../harmonia-smoke.jar");

    Ran first = type(check);

    assertThat(typed).hasSize(1);
    assertThat(first.exit()).as(first.out()).isZero();
    assertThat(first.out()).contains("[smoke] clean: ");

    data("a,b\n1,3\n");
    Ran red = type(check);
    dvcCommit();
    Ran green = type(check);

    assertThat(red.exit()).isEqualTo(1);
    assertThat(red.out())
        .contains("[checksum-mismatch] data/table.csv.dvc:2:8: data/table.csv: expected MD5 ")
        .contains("→ Restore the artifact, or, if you meant to change it, record it anew");
    assertThat(green.exit()).as(green.out()).isZero();
  }

  @Test
  void aViewerOfTestResultsNeedsOneMoreOption() throws Exception {
    Repository repository = Repository.in(root);
    model("the weights of today");
    repository.commit();
    type(Documented.line(README, "60 seconds", "alias "));
    type(Documented.line(README, "Your repository", "harmonia-smoke init"));
    repository.commit();
    String check = Documented.line("docs/reports.md", "JUnit XML", "harmonia-smoke check");

    Ran first = type(check);
    JsonNode shown = viewed();

    assertThat(typed).hasSize(3);
    assertThat(first.exit()).as(first.out()).isZero();
    assertThat(shown.path("tests").asInt()).isPositive();
    assertThat(shown.path("failures").asInt()).isZero();

    model("the weights of later");
    Ran red = type(check);
    JsonNode failed = viewed();
    String xml = Files.readString(root.resolve(".harmonia-smoke/smoke.xml"));
    Ran again = type(Documented.line("docs/reports.md", "A report again", "harmonia-smoke show ."));
    repository.git("restore", "models");
    Ran green = type(check);

    assertThat(red.exit()).isEqualTo(1);
    assertThat(failed.path("failures").asInt()).isPositive();
    assertThat(xml).contains("Remedy: Restore the artifact", "at models(checksums.sha256:1)");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.out()).contains("# Harmonia Smoke: drift");
    assertThat(green.exit()).as(green.out()).isZero();
  }

  /** A repository that has records gets the five lines, in one file. */
  @Test
  void aCiMaintainerNeedsOneFile() throws Exception {
    Tools.need("node", "jq", "unzip");
    Repository repository = Repository.in(root);
    SmallWorkspace workspace = SmallWorkspace.in(root);
    repository.commit();
    List<String> five = Documented.snippets(README, "In CI", "yaml");
    assertThat(five).hasSize(1);
    Path file = folder.resolve("smoke.yml");
    Files.writeString(
        file, "on: push\njobs:\n  smoke:\n    runs-on: ubuntu-24.04\n    steps:\n" + five.get(0));
    PipelineProject machines = new PipelineProject(folder, root);
    try {
      WorkflowTrace clean = run(machines, file, "clean");
      workspace.flipAByteOf(SmallWorkspace.WEIGHTS);
      repository.commit();
      WorkflowTrace red = run(machines, file, "red");

      assertThat(clean.job("smoke").result()).as(clean.job("smoke").log()).isEqualTo("success");
      assertThat(clean.job("smoke").summary()).contains("# Harmonia Smoke: clean");
      assertThat(red.job("smoke").result()).isEqualTo("failure");
      assertThat(red.job("smoke").summary())
          .contains("harmonia-smoke record " + SmallWorkspace.WEIGHTS);
      assertThat(red.job("smoke").annotations())
          .anyMatch(line -> line.startsWith("error models/checksums.sha256:"));
      assertThat(red.job("smoke").uploads()).contains("smoke-report");
    } finally {
      machines.removePrograms();
    }
  }

  /** A project that has records gets what is to be pasted, and one command. */
  @Test
  void aJavaTeamPastesAndRunsMaven(@TempDir Path library) throws Exception {
    List<String> xml = Documented.snippets("docs/maven.md", "", "xml");
    List<String> java = Documented.snippets("docs/maven.md", "", "java");
    assertThat(xml).hasSize(2);
    assertThat(Files.readString(Tools.repository().resolve("docs/maven.md")))
        .contains("Then `mvn test` runs your tests");
    Files.createDirectories(root.resolve("src/test/java"));
    Files.writeString(root.resolve("pom.xml"), JavaProject.pom(xml.get(0), xml.get(1)));
    Files.writeString(root.resolve("src/test/java/RepositorySmokeTest.java"), java.get(0));
    Repository repository = Repository.in(root);
    repository.write(".gitignore", "target/\n");
    SmallWorkspace workspace = SmallWorkspace.in(root);
    repository.commit();
    Mvn maven = JavaProject.maven(root, library, xml.get(0));

    Mvn.Run first = maven.run("test");
    workspace.flipAByteOf(SmallWorkspace.WEIGHTS);
    Mvn.Run red = maven.run("test");
    repository.git("restore", "models");
    Mvn.Run green = maven.run("test");

    assertThat(first.isSuccess()).as(first.out()).isTrue();
    assertThat(first.report().outcome()).isEqualTo("clean");
    assertThat(first.out()).doesNotContain("Tests run: 0");
    assertThat(red.exit()).isNotZero();
    assertThat(red.out())
        .contains("[checksum-mismatch]", "harmonia-smoke record " + SmallWorkspace.WEIGHTS);
    assertThat(green.isSuccess()).as(green.out()).isTrue();
  }

  @AfterEach
  void nothingButReportsIsLeft() {
    assertThat(Repository.at(root).git("status", "--short")).doesNotContain("??");
  }

  private WorkflowTrace run(PipelineProject machines, Path file, String name) throws IOException {
    return Workflow.of(file)
        .on("push")
        .with("action", Map.of("OWNER/harmonia-smoke", Tools.repository().toString()))
        .with("env", machines.quickMachine(folder))
        .run(root, folder.resolve("run-" + name));
  }

  private JsonNode viewed() throws IOException {
    Path xml = root.resolve(".harmonia-smoke/smoke.xml");
    RealProgram.Ran ran =
        RealProgram.run(
            root,
            Map.of(),
            List.of("node", Tools.npm().resolve("viewers.mjs").toString(), xml.toString()));
    assertThat(ran.exitCode()).as(ran.out()).isZero();
    return new ObjectMapper().readTree(ran.out()).path("junit2json");
  }

  /** A valid model; its words are its weights. */
  private void model(String words) throws IOException {
    byte[] weights = words.getBytes(StandardCharsets.UTF_8);
    int length = weights.length;
    byte[] file =
        TensorFile.of("{" + TensorFile.tensor("w", "U8", "" + length, 0, length) + "}", length);
    System.arraycopy(weights, 0, file, file.length - length, length);
    Files.createDirectories(root.resolve(MODEL).resolveSibling("."));
    Files.write(root.resolve(MODEL), file);
  }

  private void data(String text) throws IOException {
    Files.createDirectories(root.resolve("data"));
    Files.writeString(root.resolve("data/table.csv"), text);
  }

  private void dvcCommit() throws IOException {
    byte[] data = Files.readAllBytes(root.resolve("data/table.csv"));
    Files.writeString(
        root.resolve("data/table.csv.dvc"),
        "outs:\n- md5: %s\n  size: %d\n  hash: md5\n  path: table.csv\n"
            .formatted(DigestUtils.md5Hex(data), data.length));
  }

  /** In a shell that has typed the lines before, first in the folder of the download. */
  private Ran type(String line) {
    typed.add(line);
    String aliases =
        typed.stream()
            .filter(before -> before.startsWith("alias "))
            .reduce("", (all, alias) -> all + alias + "\n");
    String script =
        "shopt -s expand_aliases\ncd '%s'\n%scd '%s'\n%s\n"
            .formatted(downloads, aliases, root, line.startsWith("alias ") ? "true" : line);
    String java = Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");
    RealProgram.Ran ran =
        RealProgram.run(folder, Map.of("PATH", java), List.of("bash", "-c", script));
    return new Ran(ran.exitCode(), ran.out());
  }

  private record Ran(int exit, String out) {}
}
