package io.harmonia.smoke.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A repository names a program for every purpose for which git knows one; each would leave a trace
 * if it were run.
 */
class NothingIsRunTest {
  private static final List<String> HOOKS =
      List.of(
          "post-checkout",
          "post-index-change",
          "pre-commit",
          "fsmonitor-watchman",
          "pre-auto-gc",
          "reference-transaction",
          "post-merge",
          "sendemail-validate");

  @TempDir Path folder;
  private Path traces = Path.of("");
  private Repository repository = Repository.at(Path.of(""));

  @BeforeEach
  void makeARepository() throws IOException {
    traces = Files.createDirectories(folder.resolve("traces"));
    repository = Repository.in(folder.resolve("repository"));
    commitAWorkspace(repository);
  }

  @Test
  void runsNothingOfTheRepositorysConfiguration() throws IOException {
    setTraps(repository.folder().resolve(".git"), "config");

    runEverythingOver(repository.folder());

    assertThat(traced()).isEmpty();
  }

  @Test
  void runsNothingOfAnEmbeddedBareRepository() throws IOException {
    Repository outer = Repository.in(folder.resolve("outer"));
    Path data = outer.folder().resolve("data");
    Files.createDirectories(data);
    SmallWorkspace.in(data);
    for (String name : List.of("HEAD", "config", "objects", "refs", "index")) {
      RealProgram.runSuccessfully(
          folder, "cp", "-r", repository.folder().resolve(".git/" + name) + "", data + "/" + name);
    }
    setTraps(data, "config");
    Files.writeString(
        data.resolve("config"),
        "[core]\n\tbare = false\n\tworktree = .\n",
        StandardOpenOption.APPEND);
    outer.write("data/.gitattributes", attributes()).commit();
    outer.commit();

    runEverythingOver(data);

    assertThat(traced()).isEmpty();
  }

  @Test
  void runsNothingOfASubmodule() throws IOException {
    Repository library = Repository.in(folder.resolve("library"));
    library.write(".gitattributes", attributes());
    for (String name : List.of("inventory.json", "checksums.sha256", "acme")) {
      RealProgram.runSuccessfully(
          folder,
          "cp",
          "-r",
          repository.folder().resolve("models/" + name) + "",
          library.folder() + "/" + name);
    }
    library.commit();
    repository.git("rm", "-q", "-r", "models");
    repository.git("submodule", "--quiet", "add", library.folder().toString(), "models");
    repository.commit();
    repository.commit();
    setTraps(repository.folder().resolve(".git/modules/models"), "config");
    setTraps(repository.folder().resolve(".git"), "config");

    runEverythingOver(repository.folder());
    runEverythingOver(repository.folder().resolve("models"));

    assertThat(traced()).isEmpty();
  }

  @Test
  void runsNothingOfALinkedWorkTree() throws IOException {
    Path linked = folder.resolve("linked");
    repository.git("config", "extensions.worktreeConfig", "true");
    repository.git("worktree", "add", "-q", "--detach", linked.toString());
    setTraps(repository.folder().resolve(".git/worktrees/linked"), "config.worktree");
    setTraps(repository.folder().resolve(".git"), "config");

    runEverythingOver(linked);

    assertThat(traced()).isEmpty();
  }

  /** Otherwise the other tests could not fail. */
  @Test
  void gitItselfRunsThem() throws IOException {
    setTraps(repository.folder().resolve(".git"), "config");
    touch(repository.folder());
    repository.write("models/inventory.json", "{}");

    for (List<String> command :
        List.of(
            List.of("git", "status"),
            List.of("git", "-c", "diff.external=", "log", "-p", "--textconv", "-1"),
            List.of("git", "diff"),
            List.of("git", "fetch"),
            List.of("git", "trap"),
            List.of("git", "included"),
            List.of("git", "commit", "-S", "-am", "x"),
            List.of("git", "checkout", "-q", "HEAD~1"))) {
      RealProgram.run(
          repository.folder(),
          Map.of("GIT_AUTHOR_NAME", "n", "GIT_AUTHOR_EMAIL", "e", "GIT_CONFIG_GLOBAL", "/dev/null"),
          command);
    }

    assertThat(traced())
        .contains(
            "fsmonitor",
            "clean",
            "smudge",
            "pre-commit",
            "diff-command",
            "remote",
            "alias",
            "included");
  }

  private void commitAWorkspace(Repository in) {
    SmallWorkspace.in(in.folder());
    in.write(".gitattributes", attributes()).write("README.md", "one").commit();
    in.write("README.md", "two").commit();
  }

  private static String attributes() {
    return "* filter=trap diff=trap merge=trap\n";
  }

  private void runEverythingOver(Path root) throws IOException {
    touch(root);
    String at = root.toString();
    InProcess checked =
        InProcess.run(
            "check",
            "--root",
            at,
            "--report-dir",
            root.resolve("target/smoke").toString(),
            "--junit-xml",
            root.resolve("target/junit.xml").toString());
    assertThat(checked.err() + checked.out()).contains("[smoke] ").doesNotContain("baseline-unav");
    InProcess.run("check", "--root", at, "--report-dir", at + "/r", "-D", "smoke.baseline=HEAD~1");
    InProcess.run("record", "--root", at, SmallWorkspace.WEIGHTS);
    InProcess.run("inventory", "models", "--root", at, "--bump");
    InProcess.run("needed", "--root", at);
    InProcess.run("combine", "--root", at);
  }

  /** Files that git has to look at, since their times are not those of the index. */
  private static void touch(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> !f.toString().contains(".git")).toList()) {
        if (Files.isRegularFile(file)) {
          Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        }
      }
    }
  }

  private void setTraps(Path data, String config) throws IOException {
    Path hooks = Files.createDirectories(data.resolve("hooks"));
    Path others = Files.createDirectories(data.resolve("other-hooks"));
    for (String hook : HOOKS) {
      program(hooks.resolve(hook), hook);
      program(others.resolve(hook), hook);
    }
    Path program = program(data.resolve("trap"), "program");
    Path monitor = program(data.resolve("monitor"), "fsmonitor");
    Path included = data.resolve("included");
    Files.writeString(
        included,
        "[alias]\n\tincluded = \"!touch "
            + traces.resolve("included")
            + "\"\n[core]\n\tsshCommand = "
            + trap("included")
            + "\n");
    Files.createDirectories(data.resolve("info"));
    Files.writeString(data.resolve("info/attributes"), attributes());
    String text =
        """

        [include]
        	path = INCLUDED
        [includeIf "gitdir:**"]
        	path = INCLUDED
        [core]
        	fsmonitor = MONITOR
        	hooksPath = OTHERS
        	pager = PROGRAM
        	editor = PROGRAM
        	askPass = PROGRAM
        	gitProxy = PROGRAM
        	alternateRefsCommand = PROGRAM
        	attributesFile = INFO
        [filter "trap"]
        	clean = %1$s
        	smudge = %2$s
        	required = true
        [diff]
        	external = %3$s
        [diff "trap"]
        	textconv = PROGRAM
        	command = %4$s
        [merge "trap"]
        	driver = PROGRAM
        [credential]
        	helper = !PROGRAM
        [gpg]
        	program = PROGRAM
        [gpg "ssh"]
        	program = PROGRAM
        	defaultKeyCommand = PROGRAM
        [alias]
        	trap = %5$s
        	rev-parse = !PROGRAM
        	cat-file = !PROGRAM
        	ls-files = !PROGRAM
        	status = !PROGRAM
        [pager]
        	cat-file = PROGRAM
        	ls-files = PROGRAM
        [extensions]
        	partialClone = origin
        [remote "origin"]
        	url = ext::PROGRAM
        	uploadpack = PROGRAM
        	promisor = true
        	fetch = +refs/heads/*:refs/remotes/origin/*
        [protocol "ext"]
        	allow = always
        [url "ext::PROGRAM"]
        	insteadOf = https://
        [submodule "models"]
        	update = !PROGRAM
        	url = ext::PROGRAM
        [uploadpack]
        	packObjectsHook = PROGRAM
        [sendpack]
        	sideband = false
        [init]
        	templateDir = OTHERS
        [interactive]
        	diffFilter = PROGRAM
        [sequence]
        	editor = PROGRAM
        [man]
        	viewer = PROGRAM
        [trailer "x"]
        	command = PROGRAM
        [safe]
        	bareRepository = all
        	directory = *
        """
            .formatted(
                "\"touch " + traces.resolve("clean") + "; cat\"",
                "\"touch " + traces.resolve("smudge") + "; cat\"",
                program(data.resolve("external"), "diff-external"),
                program(data.resolve("command"), "diff-command"),
                "\"!touch " + traces.resolve("alias") + "\"")
            .replace("ext::PROGRAM", "ext::" + program(data.resolve("remote"), "remote"))
            .replace("PROGRAM", program.toString())
            .replace("MONITOR", monitor.toString())
            .replace("OTHERS", others.toString())
            .replace("INCLUDED", included.toString())
            .replace("INFO", data.resolve("info/attributes").toString());
    Files.writeString(
        data.resolve(config), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String trap(String name) {
    return "\"touch " + traces.resolve(name) + "\"";
  }

  private Path program(Path file, String name) throws IOException {
    Files.writeString(file, "#!/bin/sh\ntouch " + traces.resolve(name) + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private Set<String> traced() throws IOException {
    try (Stream<Path> all = Files.list(traces)) {
      return all.map(trace -> trace.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
