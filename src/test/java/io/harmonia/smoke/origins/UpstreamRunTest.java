package io.harmonia.smoke.origins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.kit.LoopbackServer;
import io.harmonia.smoke.kit.LoopbackServer.Reply;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs that ask a server. */
@Timeout(300)
class UpstreamRunTest {
  private static final String SHA_64 = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
  private static final String SHA =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  private LoopbackServer server;
  private WorkspaceBuilder workspace;

  @BeforeEach
  void start() throws Exception {
    server = LoopbackServer.start();
    workspace = WorkspaceBuilder.empty(folder.resolve("workspace"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private SuiteRun run(String... settings) {
    SuiteRunner runner =
        SuiteRunner.over(folder.resolve("workspace"), folder.resolve("reports"))
            .with("smoke.upstream", "digest")
            .with("smoke.upstream.http", "true")
            .with("smoke.upstream.allow", "127.0.0.1")
            .with("smoke.baseline", "none");
    for (int i = 0; i < settings.length; i += 2) {
      runner.with(settings[i], settings[i + 1]);
    }
    return runner.run();
  }

  private void registry(String... lines) throws IOException {
    workspace.file("data/registry.txt", String.join("\n", lines) + "\n");
  }

  private static final String REGISTRY = "pooch:data/registry.txt";

  private static Map<String, String> kinds(JsonNode report) {
    Map<String, String> kinds = new TreeMap<>();
    for (JsonNode result : report.path("results")) {
      if (result.path("check").asText().equals("upstream")) {
        String id = result.path("id").asText();
        kinds.put(id.substring(id.lastIndexOf('/') + 1), result.path("kind").asText());
      }
    }
    return kinds;
  }

  @Test
  void groupsWhatServersSayByHost() throws Exception {
    registry(
        "a.txt sha256:" + SHA + " " + server.origin() + "/a.txt",
        "b.txt sha256:" + SHA + " " + server.origin() + "/b.txt",
        "c.txt sha256:" + SHA + " " + server.origin() + "/c.txt");
    Reply same = Reply.of(200, "Repr-Digest", "sha-256=:" + SHA_64 + ":");
    server.at(server.origin() + "/a.txt", same).at(server.origin() + "/b.txt", same);

    SuiteRun run = run("smoke.sources", REGISTRY);

    assertThat(kinds(run.report()))
        .containsEntry("a.txt", "upstream-match")
        .containsEntry("b.txt", "upstream-match")
        .containsEntry("c.txt", "upstream-gone");
    String host = "127.0.0.1:" + server.port();
    assertThat(run.console()).contains("sources say: " + host + ": 1 gone, 2 match; ");
    assertThat(run.report().at("/summary/upstream").path(host).path("upstream-match").asInt())
        .isEqualTo(2);
    assertThat(run.report().at("/summary/artifacts_verified").asInt()).isZero();
    assertThat(run.report().at("/summary/verified_by_content").asInt()).isZero();
    assertThat(run.isRed()).isTrue();
  }

  @Test
  void asksNobodyUnlessItIsAskedTo() throws Exception {
    registry("a.txt sha256:" + SHA + " " + server.origin() + "/a.txt");

    SuiteRun run = run("smoke.sources", REGISTRY, "smoke.upstream", "none");

    assertThat(server.connections()).isZero();
    assertThat(kinds(run.report())).isEmpty();
    assertThat(run.report().path("summary").has("upstream")).isFalse();
  }

  @Test
  void countsARepositoryThatCannotBeSeenOnce() throws Exception {
    registry(
        "a.txt sha256:" + SHA + " " + server.origin() + "/a.txt",
        "b.txt sha256:" + SHA + " " + server.origin() + "/b.txt");
    server.elsewhere(asked -> Reply.of(401));

    SuiteRun run = run("smoke.sources", REGISTRY);

    assertThat(kinds(run.report()).values()).containsOnly("upstream-private");
    assertThat(run.isRed()).isFalse();
  }

  @Test
  void shardsDivideUrls() throws Exception {
    registry(
        "a.txt sha256:" + SHA + " " + server.origin() + "/a.txt",
        "b.txt sha256:" + SHA + " " + server.origin() + "/b.txt",
        "c.txt sha256:" + SHA + " " + server.origin() + "/c.txt",
        "d.txt sha256:" + SHA + " " + server.origin() + "/d.txt");
    server.elsewhere(asked -> Reply.of(200));

    int first = kinds(run("smoke.sources", REGISTRY, "smoke.shard", "1/2").report()).size();
    int asked = server.asked().size();
    int second = kinds(run("smoke.sources", REGISTRY, "smoke.shard", "2/2").report()).size();

    assertThat(first).isEqualTo(asked).isPositive();
    assertThat(second).isPositive();
    assertThat(first + second).isEqualTo(4);
    assertThat(server.times().values()).containsOnly(1);
  }

  @Test
  void headerTextIsInertWhereverItIsShown() throws Exception {
    registry("a.txt sha256:" + SHA + " " + server.origin() + "/a.txt");
    server.elsewhere(
        asked ->
            asked.url().endsWith("/a.txt")
                ? Reply.of(301, "Location", server.origin() + "/<script>@all|`x`")
                : Reply.of(404));

    SuiteRun run = run("smoke.sources", REGISTRY);

    assertThat(kinds(run.report())).containsValue("upstream-moved");
    assertThat(run.console() + run.report()).doesNotContain("<script>").contains("%3Cscript%3E");
  }

  @Test
  void headerTextThatIsNoneIsNoAnswer() throws Exception {
    registry("a.txt sha256:" + SHA + " " + server.origin() + "/a.txt");
    server.elsewhere(asked -> Reply.of(301, "Location", "/\u001b[31m\u009b"));

    SuiteRun run = run("smoke.sources", REGISTRY);

    assertThat(kinds(run.report())).containsEntry("a.txt", "upstream-no-answer");
    assertThat(run.console() + run.report()).doesNotContain("\u001b", "\u009b");
  }

  @Test
  void showsNoSecretOfAUrl() throws Exception {
    registry(
        "a.txt sha256:" + SHA + " https://user:planted@example.org/a.txt",
        "b.txt sha256:" + SHA + " " + server.origin() + "/b.txt?sig=planted",
        "c.txt sha256:" + SHA + " ftp://user:planted@example.org/c.txt?planted#planted");

    SuiteRun run = run("smoke.sources", REGISTRY);

    assertThat(kinds(run.report()))
        .containsValue("upstream-refused")
        .containsValue("upstream-gone")
        .containsValue("upstream-unreachable");
    for (JsonNode result : run.report().path("results")) {
      if (result.path("check").asText().equals("upstream")) {
        assertThat(result.toString()).doesNotContain("planted");
      }
    }
  }

  @Test
  void waiversApply() throws Exception {
    registry("a.txt sha256:" + SHA + " " + server.origin() + "/a.txt");
    workspace.file(
        "inventory/waivers.json",
        """
        [{"path": "data/a.txt", "kind": "upstream-gone",
          "reason": "its author took it down", "expires": "%s"}]
        """
            .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(20)));

    SuiteRun run = run("smoke.sources", REGISTRY);

    assertThat(kinds(run.report())).containsEntry("a.txt", "waived");
    assertThat(run.isRed()).isFalse();
  }

  /** Whether a source is asked, and what it serves, is not for the waiver to say. */
  @Test
  void aWaiverMayStayWhereNobodyIsAskedOrTheSourceIsBack() throws Exception {
    registry("a.txt sha256:" + SHA + " " + server.origin() + "/a.txt");
    workspace.file(
        "inventory/waivers.json",
        """
        [{"path": "data/a.txt", "kind": "upstream-gone",
          "reason": "its author took it down", "expires": "%s"}]
        """
            .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(20)));
    server.elsewhere(asked -> Reply.of(200));

    SuiteRun unasked = run("smoke.sources", REGISTRY, "smoke.upstream", "none");
    SuiteRun back = run("smoke.sources", REGISTRY);

    assertThat(unasked.isRed()).isFalse();
    assertThat(back.isRed()).isFalse();
    assertThat(back.report().toString()).contains("the waiver matches nothing");
  }

  @Test
  void whatCannotBeAskedIsNotPassedOverWhereAnAnswerIsRequired() throws Exception {
    registry("a.txt sha256:" + SHA + " s3://bucket/a.txt");

    assertThat(kinds(run("smoke.sources", REGISTRY).report()))
        .containsValue("upstream-unreachable");
    assertThat(kinds(run("smoke.sources", REGISTRY, "smoke.upstream.required", "true").report()))
        .containsValue("upstream-no-answer");
  }

  @Test
  void asksOnlyWhatChangedSinceTheBaseline() throws Exception {
    String same = "a.txt sha256:" + SHA + " " + server.origin() + "/a.txt";
    String was = "b.txt sha256:" + "0".repeat(64) + " " + server.origin() + "/b.txt";
    String is = "b.txt sha256:" + SHA + " " + server.origin() + "/b.txt";
    String added = "c.txt sha256:" + SHA + " " + server.origin() + "/c.txt";
    WorkspaceBuilder.empty(folder.resolve("before"))
        .file("data/registry.txt", same + "\n" + was + "\n");
    registry(same, is, added);
    server.elsewhere(asked -> Reply.of(200));

    SuiteRun run =
        run(
            "smoke.sources",
            REGISTRY,
            "smoke.upstream.only",
            "changed",
            "smoke.baseline",
            "dir:" + folder.resolve("before"));

    assertThat(kinds(run.report())).containsOnlyKeys("b.txt", "c.txt");
    assertThat(server.times().keySet())
        .containsExactlyInAnyOrder(server.origin() + "/b.txt", server.origin() + "/c.txt");
    assertThat(run.notes()).anyMatch(note -> note.contains("smoke.upstream.only=changed"));
  }

  @Test
  void asksEverythingWithoutABaseline() throws Exception {
    registry("a.txt sha256:" + SHA + " " + server.origin() + "/a.txt");
    server.elsewhere(asked -> Reply.of(200));

    SuiteRun run = run("smoke.sources", REGISTRY, "smoke.upstream.only", "changed");

    assertThat(kinds(run.report())).containsOnlyKeys("a.txt");
  }

  @Test
  void keepsAnswersOutsideOfTheWorkspace() throws Exception {
    registry("a.txt sha256:" + SHA + " " + server.origin() + "/a.txt");
    server.elsewhere(asked -> Reply.of(200, "Repr-Digest", "sha-256=:" + SHA_64 + ":"));
    String cache = folder.resolve("answers").toString();

    SuiteRun first = run("smoke.sources", REGISTRY, "smoke.upstream.cache", cache);
    SuiteRun second = run("smoke.sources", REGISTRY, "smoke.upstream.cache", cache);

    assertThat(kinds(first.report())).containsEntry("a.txt", "upstream-match");
    assertThat(kinds(second.report())).containsEntry("a.txt", "upstream-match");
    assertThat(server.asked()).hasSize(1);
  }

  /** What was kept is of before; today the source has what is recorded, or has not. */
  @Test
  void asksAgainWhereAKeptAnswerDiffersFromTheRecord() throws Exception {
    registry("a.txt sha256:" + SHA + " " + server.origin() + "/a.txt");
    String cache = folder.resolve("answers").toString();
    Reply now = Reply.of(200, "Repr-Digest", "sha-256=:" + SHA_64 + ":");
    server.elsewhere(asked -> now);
    run("smoke.sources", REGISTRY, "smoke.upstream.cache", cache);
    registry("a.txt sha256:" + "0".repeat(64) + " " + server.origin() + "/a.txt");

    assertThat(kinds(run("smoke.sources", REGISTRY, "smoke.upstream.cache", cache).report()))
        .containsEntry("a.txt", "upstream-changed");
    server.elsewhere(asked -> Reply.of(200, "Repr-Digest", "sha-256=:" + "A".repeat(43) + "=:"));
    SuiteRun stale = run("smoke.sources", REGISTRY, "smoke.upstream.cache", cache);

    assertThat(kinds(stale.report())).containsEntry("a.txt", "upstream-match");
    assertThat(stale.notes()).anyMatch(note -> note.contains("smoke.upstream.cache"));
    assertThat(server.asked()).hasSize(3);
  }

  @Test
  void keepsNoAnswersInTheWorkspace() throws Exception {
    registry("a.txt sha256:" + SHA + " " + server.origin() + "/a.txt");
    Path inside = folder.resolve("workspace/data/answers");

    SuiteRun run = run("smoke.sources", REGISTRY, "smoke.upstream.cache", inside.toString());

    assertThat(run.isRed()).isTrue();
    assertThat(run.failures().toString()).contains("smoke.upstream.cache");
    assertThat(server.connections()).isZero();
  }

  /** A workspace may be a folder of a larger repository, and a link of it lead elsewhere. */
  @Test
  void keepsNoAnswersInTheRepositoryAroundTheWorkspace() throws Exception {
    registry("a.txt sha256:" + SHA + " " + server.origin() + "/a.txt");
    Repository.in(folder);
    Files.createDirectory(folder.resolve("answers"));
    Files.createSymbolicLink(folder.resolve("link"), elsewhere);

    for (String place : List.of("answers", "answers/new", "link")) {
      SuiteRun run =
          run("smoke.sources", REGISTRY, "smoke.upstream.cache", folder.resolve(place).toString());

      assertThat(run.failures().toString())
          .as(place)
          .contains("smoke.upstream.cache: lies in the repository that is checked");
    }
    assertThat(server.connections()).isZero();
  }

  /** The check of what a record claims has the URL as its name where nothing else is one. */
  @Test
  void aFileThatIsNowhereButThereHasANameOfItsOwn() throws Exception {
    workspace.file(
        "croissant.json",
        """
        {"@context": {"cr": "http://mlcommons.org/croissant/"}, "distribution": [
          {"@type": "cr:FileObject", "@id": "a", "contentUrl": "%s/a.csv", "sha256": "%s"}]}
        """
            .formatted(server.origin(), SHA));
    server.elsewhere(asked -> Reply.of(200, "Repr-Digest", "sha-256=:" + SHA_64 + ":"));

    SuiteRun run = run();

    assertThat(kinds(run.report())).containsEntry("a.csv", "upstream-match");
    assertThat(run.report().path("results").findValuesAsText("id")).doesNotHaveDuplicates();
    assertThat(run.isRed()).isFalse();
  }

  @Test
  void asksWhereDvcImportedAFileFrom() throws Exception {
    workspace.file(
        "data/a.csv.dvc",
        """
        deps:
        - path: %s/a.csv
          size: 5
        outs:
        - md5: 5d41402abc4b2a76b9719d911017c592
          size: 5
          hash: md5
          path: a.csv
        """
            .formatted(server.origin()));
    server.elsewhere(asked -> Reply.of(200, "Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="));

    SuiteRun run = run();

    assertThat(kinds(run.report())).containsEntry("a.csv", "upstream-match");
    assertThat(run("smoke.digests", "strong").report().toString()).contains("upstream-present");
  }

  /** Each artifact of an entry, in its revision, of a host that keeps files by their names. */
  @Test
  void asksForTheFilesOfAnEntry() throws Exception {
    WorkspaceBuilder.withModel(
        folder.resolve("workspace"),
        """
        {"name": "acme/tiny", "version": "1.0.0", "path": "models/tiny",
         "source_url": "https://huggingface.co/acme/tiny", "snapshot": "v1",
         "files": [{"path": "onnx/a.onnx", "size_bytes": 5, "sha256": "%s"}, {"path": "b.json"}]}
        """
            .formatted(SHA));

    JsonNode report = run("smoke.upstream.timeout", "1s").report();

    assertThat(report.path("results").findValuesAsText("id"))
        .contains(
            "models/inventory.json › acme/tiny ›"
                + " https://huggingface.co/acme/tiny/resolve/v1/onnx/a.onnx",
            "models/inventory.json › acme/tiny ›"
                + " https://huggingface.co/acme/tiny/resolve/v1/b.json");
  }
}
