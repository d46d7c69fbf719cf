package io.harmonia.smoke.matrix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.matrix.RemedyText.Step;
import io.harmonia.smoke.matrix.RemedyText.Way;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Mends a row's workspace as its findings' remedies say, to the letter: runs the suite, does what
 * they say, and runs it again.
 */
final class Mending {
  private static final int ROUNDS = 3;

  /** What may change: the documents that remedies edit, and what a shell's {@code >} leaves. */
  private static final List<String> DOCUMENTS =
      List.of(".json", ".sha256", "SHA256SUMS", ".gitattributes", "smoke.properties", "new");

  private static final List<String> ARTIFACTS =
      List.of(
          WorkspaceBuilder.TOP,
          WorkspaceBuilder.REST,
          WorkspaceBuilder.SINGLE,
          WorkspaceBuilder.WORDS);
  private static final List<String> DOCUMENTED =
      List.of(
          WorkspaceBuilder.MODELS,
          WorkspaceBuilder.DATASETS,
          WorkspaceBuilder.COMBINED,
          WorkspaceBuilder.MODEL_SUMS,
          WorkspaceBuilder.DATASET_SUMS);

  private static final Pattern NOT_LISTED =
      Pattern.compile("(?:not listed|does not list|\\), actual): ([^;]*?)(?: \\(.*|;.*)?$");

  private final Row row;
  private final Path root;
  private final Path reports;
  private final Path originals;
  private final Path aside;
  private final SmokeProgram program;
  private final Map<String, String> settings = new TreeMap<>();
  private final Set<String> restored = new HashSet<>();
  private final Set<Kind> mended = EnumSet.noneOf(Kind.class);
  private final List<String> log = new ArrayList<>();
  private int ways = 1;

  /** Whether a person would first do something by hand. */
  private boolean isWaitedFor;

  /** One thing to do in a round. */
  private record Task(Step step, String file, int line, int column, String message, boolean waits) {
    boolean takesOut() {
      return step instanceof Step.Remove || step instanceof Step.RemoveLine;
    }
  }

  Mending(Row row, Path folder, SmokeProgram program) {
    this.row = row;
    this.root = folder.resolve("workspace");
    this.reports = folder.resolve("reports");
    this.originals = folder.resolve("originals");
    this.aside = folder.resolve("aside");
    this.program = program;
  }

  /** How it ended. */
  enum End {
    CLEAN,
    BY_HAND
  }

  /** The kinds of the findings of which a step was done. */
  Set<Kind> mended() {
    return mended;
  }

  /** The most ways that a finding's remedy had which hold steps. */
  int ways() {
    return ways;
  }

  /** What was done, for whoever reads of a failure. */
  String log() {
    return String.join("\n", log);
  }

  /**
   * Mends.
   *
   * @param which of several ways is taken in the first round, from 0
   */
  End mend(int which) throws Exception {
    WorkspaceBuilder.valid(Files.createDirectories(originals));
    row.make(root);
    settings.putAll(row.settingsFor(root));
    SortedMap<String, String> before = contents(root);
    Kept kept = new Kept(before);
    for (int round = 0; ; round++) {
      JsonNode report = run();
      log.add("round " + round + ": " + report.path("outcome").asText());
      if (report.path("outcome").asText().equals("clean")) {
        verifyNothingIsLost(before);
        kept.verify(row + "\n" + log(), contents(root), restored);
        return End.CLEAN;
      }
      List<Task> tasks = tasks(report, which, kept);
      if (round == 0 && tasks.isEmpty()) {
        return End.BY_HAND;
      }
      boolean goesOn = round < ROUNDS && apply(tasks);
      if (!goesOn && ByHand.reasonForTheRestOf(row).isPresent()) {
        return End.BY_HAND;
      }
      assertThat(goesOn).as("%s: is not mended%n%s", row, log()).isTrue();
    }
  }

  private JsonNode run() {
    SuiteRunner runner = SuiteRunner.over(root, reports);
    settings.forEach(runner::with);
    SuiteRun run = runner.run();
    return run.report();
  }

  /** What the remedies of all that is red say. */
  private List<Task> tasks(JsonNode report, int which, Kept kept) {
    List<Task> tasks = new ArrayList<>();
    isWaitedFor = false;
    for (JsonNode result : report.path("results")) {
      for (JsonNode finding : result.path("findings")) {
        Kind kind = Kind.parse(finding.path("kind").asText()).orElseThrow();
        if (kind.verdict() == Verdict.DRIFTED || kind.verdict() == Verdict.UNCHECKED) {
          JsonNode at = finding.path("location");
          kept.found(
              at.path("file").asText(), at.path("line").asInt(), finding.path("message").asText());
          tasks.addAll(tasks(kind, finding, which));
        }
      }
    }
    return tasks.stream().filter(task -> !task.waits() || !isWaitedFor).toList();
  }

  private List<Task> tasks(Kind kind, JsonNode finding, int which) {
    String text = finding.path("remedy").asText();
    String message = finding.path("message").asText();
    RemedyText remedy = RemedyText.of(text);
    log.add("  " + kind.label() + " " + message + "\n    → " + text);
    for (Way way : remedy.ways()) {
      if (way.steps().isEmpty() && !way.refersToAnother()) {
        assertThat(ByHand.reasonFor(way.text()))
            .as("%s: why “%s” is done by hand%n%s", row, way.text(), log())
            .isPresent();
      }
    }
    JsonNode at = finding.path("location");
    List<List<Task>> executable =
        remedy
            .executable()
            .map(way -> way.steps().stream().map(s -> task(s, at, message, way.waits())).toList())
            .filter(tasks -> tasks.stream().allMatch(this::canBeDone))
            .toList();
    ways = Math.max(ways, executable.size());
    if (executable.isEmpty()) {
      isWaitedFor |= remedy.ways().stream().noneMatch(Way::refersToAnother);
      return List.of();
    }
    mended.add(kind);
    return executable.get(which < executable.size() ? which : 0);
  }

  private static Task task(Step step, JsonNode at, String message, boolean waits) {
    return new Task(
        step,
        at.path("file").asText(),
        at.path("line").asInt(),
        at.path("column").asInt(),
        message,
        waits);
  }

  /** Of what a row itself made up, and of what is as it was, there is nothing to restore. */
  private boolean canBeDone(Task task) {
    return !(task.step() instanceof Step.Restore)
        || originalsOf(task).stream().anyMatch(this::differs);
  }

  private boolean differs(String path) {
    Path there = root.resolve(path);
    try {
      return !Files.isRegularFile(there)
          || !there.toRealPath().equals(root.toRealPath().resolve(path))
          || Files.mismatch(there, originals.resolve(path)) >= 0;
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Does it: what restores, then edits, the last of a file first so that no place moves, then
   * commands, each once. Of what takes something out only the first is done, since two findings may
   * each name one of the same pair.
   *
   * @return whether anything was done
   */
  private boolean apply(List<Task> tasks) throws Exception {
    boolean done = false;
    for (Task task : tasks) {
      if (task.step() instanceof Step.Restore) {
        done |= restore(task);
      }
    }
    Optional<Task> first = tasks.stream().filter(Task::takesOut).findFirst();
    List<Task> edits =
        tasks.stream()
            .filter(t -> !(t.step() instanceof Step.Run) && !(t.step() instanceof Step.Restore))
            .filter(t -> !t.takesOut() || t.equals(first.orElseThrow()))
            .distinct()
            .sorted(
                Comparator.comparing(Task::file)
                    .thenComparing(Task::line, Comparator.reverseOrder())
                    .thenComparing(Task::column, Comparator.reverseOrder()))
            .toList();
    for (Task edit : edits) {
      done |= edit(edit);
    }
    List<String> commands =
        tasks.stream()
            .flatMap(t -> t.step() instanceof Step.Run run ? Stream.of(run.command()) : Stream.of())
            .distinct()
            .toList();
    for (String command : commands) {
      Map<String, String> set = new TreeMap<>(settings);
      set.keySet().removeAll(List.of("smoke.root", "smoke.timeout"));
      RealProgram.Ran ran = program.bash(root, set, command);
      log.add("  $ " + command + "\n    " + ran.exitCode() + " " + ran.out().strip());
      done |= ran.exitCode() == 0;
    }
    return done;
  }

  /** What the message is about, or what is in the folder that it is about; or the document. */
  private List<String> originalsOf(Task task) {
    String said = task.message().replaceFirst("^" + Pattern.quote(task.file()) + ":[0-9:]+ ", "");
    Step.Restore restore = (Step.Restore) task.step();
    List<String> named = ARTIFACTS.stream().filter(path -> names(said, path)).toList();
    if (!named.isEmpty() || restore.what().equals("artifact")) {
      return named;
    }
    return Stream.concat(DOCUMENTED.stream().filter(said::contains), Stream.of(task.file()))
        .filter(DOCUMENTED::contains)
        .distinct()
        .toList();
  }

  /** Brings that back. */
  private boolean restore(Task task) throws IOException {
    List<String> paths = originalsOf(task);
    for (String path : paths) {
      Path original = originals.resolve(path);
      Path there = root.resolve(path);
      for (Path at = there; at != null && !at.equals(root); at = at.getParent()) {
        if (at.equals(there) || Files.isSymbolicLink(at)) {
          delete(at);
        }
      }
      Files.createDirectories(there.getParent());
      Files.copy(original, there);
      restored.add(path);
    }
    log.add("  restored " + paths);
    return !paths.isEmpty();
  }

  private static boolean names(String message, String path) {
    for (String at = path; at.contains("/"); at = at.substring(0, at.lastIndexOf('/'))) {
      if (message.contains(at + ":") || message.contains(at + " ") || message.endsWith(at)) {
        return !at.equals("models/acme") && !at.equals("datasets/acme");
      }
    }
    return false;
  }

  private static void delete(Path there) throws IOException {
    if (Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.isDirectory(there, LinkOption.NOFOLLOW_LINKS)) {
        try (Stream<Path> below = Files.walk(there)) {
          for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      } else {
        Files.delete(there);
      }
    }
  }

  private boolean edit(Task task) throws IOException {
    log.add("  " + task.step() + " at " + task.file() + ":" + task.line() + ":" + task.column());
    if (task.step() instanceof Step.Setting setting) {
      settings.put(setting.name(), setting.value());
      if (setting.value().isEmpty()) {
        settings.remove(setting.name());
      }
      return true;
    }
    if (task.step() instanceof Step.Attribute attribute) {
      append(".gitattributes", attribute.line());
      return true;
    }
    if (task.step() instanceof Step.Back back) {
      append(back.file(), back.line());
      return true;
    }
    if (task.step() instanceof Step.EntryBack) {
      return entryBack();
    }
    if (task.step() instanceof Step.MoveOut) {
      return moveOut(task.message());
    }
    Path file = root.resolve(task.file());
    String text = Files.readString(file);
    if (task.step() instanceof Step.Remove remove && remove.what().equals("list")) {
      restored.add(task.file()); // its entries are those that the finding is about
    }
    Files.writeString(file, edited(task, text));
    return true;
  }

  private void append(String file, String line) throws IOException {
    Files.writeString(
        root.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The combined manifest has a remedy of its own. */
  private boolean entryBack() {
    boolean done = false;
    for (String part : List.of(WorkspaceBuilder.MODELS, WorkspaceBuilder.DATASETS)) {
      String command = "git show HEAD:" + part + " > new && mv new " + part;
      done |= program.bash(root, Map.of(), command).exitCode() == 0;
      restored.add(part);
    }
    return done;
  }

  /** What the message names, and the fixture has not, is moved out of the workspace. */
  private boolean moveOut(String message) throws IOException {
    Matcher named = NOT_LISTED.matcher(message);
    boolean done = false;
    for (String path : named.find() ? named.group(1).split(", ") : new String[0]) {
      if (Files.exists(root.resolve(path)) && !ARTIFACTS.contains(path)) {
        Files.createDirectories(aside.resolve(path).getParent());
        Files.move(root.resolve(path), aside.resolve(path));
        done = true;
      }
    }
    return done;
  }

  private String edited(Task task, String text) throws IOException {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int index = task.line() - 1;
    int offset = task.column() - 1;
    for (String line : lines.subList(0, index)) {
      offset += line.length() + 1;
    }
    Step step = task.step();
    if (step instanceof Step.RemoveLine) {
      lines.remove(index);
    } else if (step instanceof Step.Comment) {
      lines.set(index, "# " + lines.get(index));
    } else if (step instanceof Step.Line line) {
      lines.set(index, line.line());
    } else if (step instanceof Step.Name name && !task.file().endsWith(".json")) {
      lines.set(index, lines.get(index).substring(0, 64) + "  " + name.path());
    } else {
      return json(step, text, offset);
    }
    return String.join("\n", lines);
  }

  private static String json(Step step, String text, int offset) throws IOException {
    if (step instanceof Step.Member member) {
      return JsonEdit.write(text, offset, member.member());
    }
    if (step instanceof Step.Key key) {
      return JsonEdit.rename(text, offset, key.name());
    }
    if (step instanceof Step.Name name) {
      return JsonEdit.text(text, offset, name.path());
    }
    if (step instanceof Step.Instead instead) {
      return JsonEdit.instead(text, offset, instead.elements());
    }
    if (step instanceof Step.Remove remove) {
      return JsonEdit.remove(text, offset, remove.what());
    }
    throw new AssertionError("unknown step " + step);
  }

  /** Every file that git does not keep in its folder, and what it holds. */
  private static SortedMap<String, String> contents(Path folder) throws IOException {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        String path = folder.relativize(file).toString();
        if (!path.startsWith(".git/") && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          contents.put(path, new String(Files.readAllBytes(file), ISO_8859_1));
        } else if (Files.isSymbolicLink(file)) {
          contents.put(path, "link to " + Files.readSymbolicLink(file));
        }
      }
    }
    return contents;
  }

  private void verifyNothingIsLost(SortedMap<String, String> before) throws IOException {
    SortedMap<String, String> after = contents(root);
    after.putAll(contents(Files.createDirectories(aside)));
    Set<String> moved = new HashSet<>();
    after.forEach(
        (path, content) -> moved.addAll(before.containsKey(path) ? Set.of() : Set.of(content)));
    before.forEach(
        (path, content) -> {
          if (!after.containsKey(path) && moved.contains(content)) {
            return;
          }
          boolean may = restored.contains(path) || DOCUMENTS.stream().anyMatch(path::endsWith);
          boolean wasReplaced = restored.stream().anyMatch(r -> r.startsWith(path + "/"));
          assertThat(wasReplaced || after.containsKey(path))
              .as("%s: %s is lost%n%s", row, path, log())
              .isTrue();
          if (!may && !wasReplaced) {
            assertThat(after.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8))
                .as("%s: what %s holds%n%s", row, path, log())
                .isEqualTo(content.getBytes(StandardCharsets.UTF_8));
          }
        });
  }
}
