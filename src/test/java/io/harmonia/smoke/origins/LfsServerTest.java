package io.harmonia.smoke.origins;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.kit.LoopbackServer;
import io.harmonia.smoke.kit.LoopbackServer.Reply;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LfsServerTest {
  private static final String THERE = oid("there");
  private static final String GONE = oid("gone");

  @TempDir private Path folder;

  private static String oid(String content) {
    return Sha256.ofContent(content.getBytes(StandardCharsets.UTF_8)).hex();
  }

  private static String pointer(String oid, int size) {
    return "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n"
        .formatted(oid, size);
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/zoo, https://github.com/acme/zoo.git/info/lfs",
    "https://github.com/acme/zoo.git, https://github.com/acme/zoo.git/info/lfs",
    "https://x-access-token:secret@github.com/acme/zoo.git,"
        + " https://github.com/acme/zoo.git/info/lfs",
    "git@github.com:acme/zoo.git, https://github.com/acme/zoo.git/info/lfs",
    "ssh://git@example.org:2222/acme/zoo.git, https://example.org/acme/zoo.git/info/lfs",
    "git://example.org/acme/zoo.git, https://example.org/acme/zoo.git/info/lfs",
    "/srv/zoo.git, ''",
    "file:///srv/zoo.git, ''",
    "C:/zoo, ''"
  })
  void belongsToTheRemote(String remote, String server) throws Exception {
    Repository.in(folder).git("remote", "add", "origin", remote);

    assertThat(LfsServer.of(Workspace.open(folder)).orElse("")).isEqualTo(server);
  }

  @Test
  void isTheOneThatTheRepositoryNames() throws Exception {
    Repository.in(folder)
        .write(".lfsconfig", "; of the team\n[lfs]\n\turl = \"https://lfs.example.org/zoo\"\n")
        .git("remote", "add", "origin", "https://github.com/acme/zoo");

    assertThat(LfsServer.of(Workspace.open(folder))).contains("https://lfs.example.org/zoo");
  }

  static Stream<Arguments> configurations() {
    String url = "https://lfs.example.org/zoo";
    String remote = "https://remote.example.org/zoo";
    return Stream.of(
        Arguments.of("[lfs] url = " + url, url),
        Arguments.of("[lfs]\n\turl = " + url + " ; of the team", url),
        Arguments.of("[lfs]\n\turl = " + url + " # of the team", url),
        Arguments.of("[LFS]\r\n\tURL=\"https://lfs.example\".org/zoo\r\n", url),
        Arguments.of("[lfs]\nurl = https://lfs.exa\\\nmple.org/zoo\n", url),
        Arguments.of("[lfs]\nurl = https://other.example.org/\nurl = " + url, url),
        Arguments.of("[lfs]\nurl = \"https://lfs.example.org/zo;o\"", url.replace("zoo", "zo;o")),
        Arguments.of("[remote \"origin\"]\nlfsurl = " + remote, remote),
        Arguments.of("[remote \"origin\"]\nlfsurl = " + remote + "\n[lfs]\nurl=" + url, url),
        Arguments.of("[include]\npath = other.config\n", "https://github.com/a/b.git/info/lfs"),
        Arguments.of("[lfs \"x\"]\nurl = " + url, "https://github.com/a/b.git/info/lfs"),
        Arguments.of("[lfs]\nurl\n", "https://github.com/a/b.git/info/lfs"),
        Arguments.of("[lfs\nurl = " + url, ""));
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void isReadAsGitReadsIt(String lfsconfig, String server) throws Exception {
    Repository.in(folder)
        .write(".lfsconfig", lfsconfig)
        .write("other.config", "[lfs]\nurl = https://included.example.org/\n")
        .git("remote", "add", "origin", "https://github.com/a/b");

    assertThat(LfsServer.of(Workspace.open(folder)).orElse("")).isEqualTo(server);
  }

  @Test
  void isTheOneThatTheUserConfigured() throws Exception {
    Repository repository = Repository.in(folder);
    repository.write(".lfsconfig", "[lfs]\nurl = https://lfs.example.org/zoo\n");
    repository.git("config", "lfs.url", "https://me:secret@own.example.org/zoo");

    assertThat(LfsServer.of(Workspace.open(folder))).contains("https://own.example.org/zoo");
  }

  @Test
  void isNamedAtTheTopOfTheRepository() throws Exception {
    Repository.in(folder)
        .write(".lfsconfig", "[lfs]\nurl = https://lfs.example.org/zoo\n")
        .write("below/.lfsconfig", "[lfs]\nurl = https://below.example.org/zoo\n");

    assertThat(LfsServer.of(Workspace.open(folder.resolve("below"))))
        .contains("https://lfs.example.org/zoo");
  }

  /** Silence would look as if each object had been asked for. */
  @ParameterizedTest
  @CsvSource({
    "'', digest, no remote called origin",
    "/srv/zoo.git, digest, is a folder",
    "https://github.com/acme/zoo, none, ''",
    "'', none, ''",
    "BROKEN, digest, cannot be read"
  })
  void isMissed(String remote, String upstream, String note) throws Exception {
    Repository repository = Repository.in(folder.resolve("workspace"));
    repository
        .write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n")
        .write("a.bin", pointer(THERE, 5));
    if (remote.equals("BROKEN")) {
      repository.write(".lfsconfig", "[lfs\n");
    } else if (!remote.isEmpty()) {
      repository.git("remote", "add", "origin", remote);
    }
    repository.git("-c", "filter.lfs.clean=cat", "add", "-A");

    SuiteRun run =
        SuiteRunner.over(folder.resolve("workspace"), folder.resolve("reports"))
            .with("smoke.upstream", upstream)
            .with("smoke.baseline", "none")
            .run();

    String report = Files.readString(folder.resolve("reports/smoke-report.json"));
    assertThat(run.kinds()).noneMatch(kind -> kind.contains("upstream-"));
    assertThat(report.contains("source of 1 of Git LFS's objects is not asked"))
        .isEqualTo(!note.isEmpty());
    assertThat(report).contains(note).doesNotContain("harmonia-smoke-git"); // a new name each time
  }

  /** Each pointer in git's index, of a server that has one of two. */
  @Test
  void isAskedForEachObject() throws Exception {
    try (LoopbackServer server = LoopbackServer.start()) {
      Repository repository = Repository.in(folder.resolve("workspace"));
      repository
          .write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n")
          .write(".lfsconfig", "[lfs]\nurl = " + server.origin() + "/zoo\n")
          .write("a.bin", pointer(THERE, 5))
          .write("b.bin", pointer(GONE, 4));
      repository.git("-c", "filter.lfs.clean=cat", "add", "-A");
      server.at(
          server.origin() + "/zoo/objects/batch",
          Reply.of(200)
              .body(
                  """
                  {"objects": [
                    {"oid": "%s", "size": 5, "actions": {"download": {"href": "https://a/"}}},
                    {"oid": "%s", "size": 4, "error": {"code": 404, "message": "none"}}]}
                  """
                      .formatted(THERE, GONE)));

      SuiteRun run =
          SuiteRunner.over(folder.resolve("workspace"), folder.resolve("reports"))
              .with("smoke.upstream", "digest")
              .with("smoke.upstream.http", "true")
              .with("smoke.upstream.allow", "127.0.0.1")
              .with("smoke.baseline", "none")
              .run();

      String end = " › " + server.origin() + "/zoo = upstream-";
      assertThat(run.kinds())
          .anyMatch(kind -> kind.endsWith("a.bin" + end + "match"))
          .anyMatch(kind -> kind.endsWith("b.bin" + end + "gone"));
      assertThat(server.urls()).containsExactly("POST " + server.origin() + "/zoo/objects/batch");
    }
  }
}
