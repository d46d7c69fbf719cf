package io.harmonia.smoke.lfs;

import static io.harmonia.smoke.kit.WorkspaceBuilder.pointer;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is a pointer and what should be one, in random repositories, is what the real {@code git lfs
 * ls-files}, {@code git lfs fsck --pointers} and {@code git check-attr} say.
 */
@Tag("slow")
class GitLfsComparisonTest {
  private static final int REPOSITORIES = 40;
  private static final List<String> FOLDERS = List.of("", "a/", "a/b/", "c d/");
  private static final List<String> NAMES = List.of("x.bin", "y.bin", "z.txt", "é.bin", "[q].bin");

  /**
   * Lines that git-lfs reads as git does: of several that match, it does not take the last, and one
   * of a folder does not match for it in the folders below.
   */
  private static final List<String> SIMPLE =
      List.of(
          "*.bin filter=lfs", "x.* filter=lfs diff=lfs", "é.bin filter=lfs", "# *.txt filter=lfs");

  private static final List<String> ANY =
      List.of(
          "*.bin filter=lfs",
          "*.bin !filter",
          "*.bin -filter",
          "x.bin filter=lfs",
          "x.bin filter=other",
          "x.bin filter",
          "/y.bin filter=lfs",
          "b/** filter=lfs",
          "**/b/*.bin -filter",
          "a/b/x.bin filter=lfs",
          "* filter=lfs",
          "\"c d/x.bin\" filter=lfs",
          "c?d/* filter=lfs",
          "é.bin filter=lfs",
          "[[]q].bin filter=lfs",
          "\\[q].bin -filter",
          "[attr]large filter=lfs -text",
          "*.bin large",
          "x.* !large",
          "y.* -large",
          "!x.bin filter=lfs",
          "x.bin -text filter=lfs diff=lfs",
          "\tx.bin\tfilter=lfs ",
          "x.bin filter=lfs filter=other",
          "");
  private static final Pattern NO_POINTER =
      Pattern.compile("pointer: unexpectedGitObject: \"(.*)\" \\(treeish .*");
  private static final Pattern NOT_CANONICAL =
      Pattern.compile("pointer: nonCanonicalPointer: Pointer for \\w+ \\(blob (\\w+)\\) .*");

  @TempDir Path folder;

  private final Map<String, String> kinds = new HashMap<>();
  private int found;

  @BeforeEach
  void needTheRealPrograms() {
    RealProgram.assumeInstalled("git");
    RealProgram.assumeInstalled("git-lfs");
  }

  @Test
  void saysWhatGitLfsSays() {
    for (int seed = 0; seed < REPOSITORIES; seed++) {
      Repository repository = repository(new Random(seed), SIMPLE, seed);

      Checked checked = check(repository);

      assertThat(claimed(checked))
          .as("seed %d", seed)
          .isEqualTo(lines(repository.git("-c", "core.quotePath=false", "lfs", "ls-files", "-n")));
      Set<String> refused = refusedByGitLfs(repository);
      refused.addAll(writtenOtherwise(filteredByGit(repository)));
      assertThat(faults(checked)).as("seed %d of %s", seed, kinds).isEqualTo(refused);
    }
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void givesToGitLfsWhatGitGives() {
    for (int seed = 0; seed < 2 * REPOSITORIES; seed++) {
      Repository repository = repository(new Random(1_000 + seed), ANY, seed);

      Set<String> filtered = filteredByGit(repository);
      Set<String> wrong = new TreeSet<>(writtenOtherwise(filtered));
      filtered.stream()
          .filter(path -> !Set.of("pointer", "empty").contains(kinds.get(path)))
          .forEach(wrong::add);
      assertThat(faults(check(repository))).as("seed %d", seed).isEqualTo(wrong);
    }
    assertThat(found).isGreaterThan(100);
  }

  private Repository repository(Random random, List<String> attributes, int number) {
    Repository repository = Repository.in(folder.resolve(attributes.size() + "-" + number));
    repository.git("config", "filter.lfs.process", "");
    repository.git("config", "filter.lfs.required", "false");
    kinds.clear();
    for (String in : FOLDERS) {
      for (String name : NAMES) {
        if (random.nextInt(3) > 0) {
          repository.write(in + name, content(random, in + name));
        }
      }
      boolean hasNoFolders = !in.equals("a/");
      if (in.isEmpty() || (random.nextInt(3) == 0 && (hasNoFolders || attributes.equals(ANY)))) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
          lines.add(attributes.get(random.nextInt(attributes.size())));
        }
        repository.write(in + ".gitattributes", String.join("\n", lines) + "\n");
      }
    }
    repository.commit();
    return repository;
  }

  private String content(Random random, String path) {
    String pointer = pointerTo("content of " + path);
    String[] kind =
        List.of(
                new String[] {"pointer", pointer},
                new String[] {"pointer", pointer},
                new String[] {"not canonical", pointer.replace("\n", "\r\n")},
                new String[] {"not canonical", "\n" + pointer},
                new String[] {"size 0", pointer("oid sha256:" + sha256(path), "size 0")},
                new String[] {"blob", "text of " + path},
                new String[] {"blob", path.repeat(500)},
                new String[] {"blob", pointer + "junk of " + path},
                new String[] {"empty", ""})
            .get(random.nextInt(9));
    kinds.put(path, kind[0]);
    return kind[1];
  }

  private static Checked check(Repository repository) {
    return WorkspaceBuilder.empty(repository.folder()).sources(new LfsSource()).check();
  }

  /** But for pointers of size 0 and empty blobs, which git-lfs does not list. */
  private Set<String> claimed(Checked checked) {
    return names(
        checked,
        "lfs › ",
        name ->
            !name.startsWith("relation ")
                && !name.equals("readable")
                && !List.of("size 0", "empty").contains(kinds.getOrDefault(name, "")));
  }

  private Set<String> faults(Checked checked) {
    Set<String> faults = names(checked, "lfs › relation pointer of ", name -> true);
    found += faults.size();
    return faults;
  }

  private static Set<String> names(Checked checked, String start, Predicate<String> which) {
    return checked.ids().stream()
        .filter(id -> id.startsWith(start))
        .map(id -> id.substring(start.length()))
        .filter(which)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> refusedByGitLfs(Repository repository) {
    Map<String, String> paths = new HashMap<>();
    for (String line : lines(repository.git("ls-files", "-s", "-z").replace('\0', '\n'))) {
      paths.put(line.split(" ", -1)[1], line.substring(line.indexOf('\t') + 1));
    }
    Set<String> refused = new TreeSet<>();
    for (String line :
        RealProgram.run(repository.folder(), Map.of(), List.of("git", "lfs", "fsck", "--pointers"))
            .lines()) {
      Matcher noPointer = NO_POINTER.matcher(line);
      Matcher notCanonical = NOT_CANONICAL.matcher(line);
      if (noPointer.matches()) {
        refused.add(noPointer.group(1));
      } else if (notCanonical.matches()) {
        refused.add(paths.get(notCanonical.group(1)));
      } else {
        assertThat(line).isEqualTo("Git LFS fsck OK");
      }
    }
    return refused;
  }

  /**
   * Pointers that no attributes give to git-lfs, which then says nothing of how they are written.
   */
  private Set<String> writtenOtherwise(Set<String> filtered) {
    return kinds.keySet().stream()
        .filter(path -> !filtered.contains(path))
        .filter(path -> Set.of("not canonical", "size 0").contains(kinds.get(path)))
        .collect(Collectors.toSet());
  }

  private Set<String> filteredByGit(Repository repository) {
    Set<String> filtered = new TreeSet<>();
    for (String path : kinds.keySet()) {
      if (repository.git("check-attr", "filter", "--", path).endsWith(": filter: lfs\n")) {
        filtered.add(path);
      }
    }
    return filtered;
  }

  private static Set<String> lines(String text) {
    return text.lines().collect(Collectors.toCollection(TreeSet::new));
  }

  /** The remedies are commands that help. */
  @Test
  void itsRemediesHelp() throws Exception {
    Repository repository = Repository.in(folder.resolve("remedies"));
    repository.git("config", "filter.lfs.process", "");
    repository.git("config", "filter.lfs.required", "false");
    repository
        .write(".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n")
        .write("blob.bin", "blob")
        .write("crlf.bin", pointerTo("crlf").replace("\n", "\r\n"));
    repository.commit();
    repository.git("config", "--unset", "filter.lfs.process");
    repository.git("config", "--unset", "filter.lfs.required");
    Path objects = repository.folder().resolve(".git/lfs/objects");
    String oid = sha256("crlf");
    Path object = objects.resolve(oid.substring(0, 2)).resolve(oid.substring(2, 4)).resolve(oid);
    Files.createDirectories(object.getParent());
    Files.writeString(object, "crlf");
    assertThat(faults(check(repository))).containsExactly("blob.bin", "crlf.bin");

    for (Checked.Made made : check(repository).results()) {
      made.judgement().findings().stream()
          .filter(finding -> made.check().id().startsWith("lfs › relation"))
          .forEach(
              finding -> {
                Matcher command = Pattern.compile("“(.*?)”").matcher(finding.remedy());
                assertThat(command.find()).isTrue();
                RealProgram.runSuccessfully(repository.folder(), "sh", "-c", command.group(1));
              });
    }

    assertThat(check(repository).red()).isEmpty();
    assertThat(claimed(check(repository))).containsExactly("blob.bin", "crlf.bin");
  }
}
