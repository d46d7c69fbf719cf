package io.harmonia.smoke.plan;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the real git makes of line ends, and of the remedy. */
class GitLineEndsTest {
  private static final Pattern ATTRIBUTE = Pattern.compile("“(.*)” into \\.gitattributes");

  @TempDir Path folder;

  @BeforeEach
  void needGit() {
    RealProgram.assumeInstalled("git");
  }

  @Test
  void theRemedyRestoresWhatAutocrlfRewrote() throws IOException {
    Path clone = cloneOf("models/config.json");
    assertThat(Files.readString(clone.resolve("models/config.json"))).isEqualTo("{\r\n}\r\n");

    Checked checked = WorkspaceBuilder.empty(clone).check();

    String id = MODEL_SUMS + " › models/config.json";
    assertThatCheck(checked, id).findsOnly(Kind.LINE_ENDINGS_CHANGED);
    Files.writeString(clone.resolve(".gitattributes"), attribute(checked, id) + "\n");
    Files.delete(clone.resolve("models/config.json"));
    RealProgram.runSuccessfully(clone, "git", "checkout", "--", "models/config.json");
    assertThatCheck(WorkspaceBuilder.empty(clone).check(), id).passes(Kind.MATCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b.txt", "[x]*?.txt", "tök.txt", "#a.txt", "!a.txt"})
  void theAttributeMeansThatFile(String path) throws IOException {
    Path clone = cloneOf(path);

    String attribute = attribute(WorkspaceBuilder.empty(clone).check(), MODEL_SUMS + " › " + path);

    Files.writeString(clone.resolve(".gitattributes"), attribute + "\n");
    assertThat(
            RealProgram.runSuccessfully(
                clone, "git", "-c", "core.quotePath=false", "check-attr", "text", path))
        .isEqualTo(path + ": text: unset\n");
  }

  /** A clone with core.autocrlf of a repository with that file, whose digest is recorded. */
  private Path cloneOf(String path) throws IOException {
    Path origin = Files.createDirectory(folder.resolve("origin"));
    WorkspaceBuilder.empty(origin)
        .file(path, "{\n}\n")
        .file(".gitattributes", "*.sha256 -text\n")
        .checksums(MODEL_SUMS, sha256("{\n}\n") + "  " + path);
    RealProgram.runSuccessfully(origin, "git", "init", "-q");
    RealProgram.runSuccessfully(origin, "git", "add", ".");
    RealProgram.runSuccessfully(
        origin, "git", "-c", "user.name=a", "-c", "user.email=a@b.invalid", "commit", "-qm", "a");
    RealProgram.runSuccessfully(
        folder, "git", "clone", "-q", "-c", "core.autocrlf=true", "origin", "clone");
    return folder.resolve("clone");
  }

  private static String attribute(Checked checked, String id) {
    String remedy = checked.of(id).judgement().findings().get(0).remedy();
    Matcher matcher = ATTRIBUTE.matcher(remedy);
    assertThat(matcher.find()).as(remedy).isTrue();
    return matcher.group(1);
  }
}
