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
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    "/srv/zoo.git, ''",
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
