package io.harmonia.smoke.git;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks the {@code git} program about a repository's data. Nothing of the repository is run or
 * obeyed, nothing is written to it, and nothing is fetched: the program sees a git directory of our
 * own, no configuration but ours, and no variable {@code GIT_*} but ours.
 */
public final class Git implements Closeable {
  private static final Map<String, String> OURS =
      Map.ofEntries(
          Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
          Map.entry("GIT_CONFIG_GLOBAL", "/dev/null"),
          Map.entry("GIT_ATTR_NOSYSTEM", "1"),
          Map.entry("GIT_OPTIONAL_LOCKS", "0"),
          Map.entry("GIT_NO_LAZY_FETCH", "1"),
          Map.entry("GIT_ALLOW_PROTOCOL", "none"),
          Map.entry("GIT_NO_REPLACE_OBJECTS", "1"),
          Map.entry("GIT_LITERAL_PATHSPECS", "1"),
          Map.entry("GIT_TERMINAL_PROMPT", "0"),
          Map.entry("GIT_PAGER", ""),
          Map.entry("LC_ALL", "C"));

  /** The extensions that say how data are stored, and no program. */
  private static final String STORAGE = "^extensions\\.(objectformat|refstorage)$";

  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9]{1,20}");

  private static final int LONGEST_HEADER = 1 << 16;

  private final GitDirectory repository;
  private final GitProgram program;
  private final ScratchGitDir scratch;
  private Optional<GitObjects> objects = Optional.empty();

  private Git(GitDirectory repository, GitProgram program, ScratchGitDir scratch) {
    this.repository = repository;
    this.program = program;
    this.scratch = scratch;
  }

  /** What git printed, and how it ended. */
  public record Answer(int exit, String out, String error) {
    /** What it printed, without white space around it, if it succeeded. */
    public Optional<String> said() {
      return Optional.of(out.strip()).filter(text -> exit == 0 && !text.isEmpty());
    }
  }

  /** Makes something of what git prints. */
  @FunctionalInterface
  public interface Reading<T> {
    T of(InputStream out) throws IOException;
  }

  /** Writes questions to git. */
  @FunctionalInterface
  public interface Asking {
    void to(OutputStream in) throws IOException;
  }

  /**
   * Begins to ask about a repository.
   *
   * @throws IOException if git cannot be asked; the message says why
   */
  public static Git ofRepository(GitDirectory repository) throws IOException {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return open(repository, GitProgram.find(path, repository.top()));
  }

  /** Begins to ask about a submodule, whose outer repository has no say in which program does. */
  Git ofSubmodule(GitDirectory submodule) throws IOException {
    return open(submodule, program);
  }

  private static Git open(GitDirectory repository, GitProgram program) throws IOException {
    Git git = new Git(repository, program, ScratchGitDir.of(repository));
    try {
      git.scratch.configure(git.storage());
      return git;
    } catch (IOException | RuntimeException e) {
      git.close();
      throw e;
    }
  }

  /** The repository. */
  public GitDirectory repository() {
    return repository;
  }

  /** Whether somebody else than the user of this process owns the repository. */
  public Optional<String> foreignOwner() {
    try {
      String owner = Files.getOwner(repository.own()).getName();
      return Optional.of(owner).filter(o -> !isOurs(o));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /**
   * The full name of a commit.
   *
   * @param name as git reads it, for example {@code HEAD~1}
   */
  public Optional<String> commit(String name) throws IOException {
    return objects().header(name + "^{commit}").map(GitObjects.Header::oid);
  }

  /**
   * The parents of a commit, in their order, as it names them: in a shallow clone they may lack.
   *
   * @param commit its name in full
   */
  public List<String> parents(String commit) throws IOException {
    String text =
        new String(
            objects()
                .get(commit, LONGEST_HEADER)
                .orElseThrow(() -> new LackingObjectException(commit))
                .bytes(),
            StandardCharsets.ISO_8859_1);
    return text.lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.startsWith("parent "))
        .map(line -> line.substring("parent ".length()))
        .toList();
  }

  /** Asks git. */
  public Answer ask(String... arguments) throws IOException {
    return ask(Map.of(), "", in -> text(in), arguments);
  }

  /**
   * Asks about names of the work tree, so that git looks there for what is ignored; it reads no
   * more of it than files named {@code .gitignore}.
   */
  public boolean ignores(String path) throws IOException {
    Map<String, String> inItsTree =
        Map.of("GIT_WORK_TREE", repository.top().toString(), "GIT_LITERAL_PATHSPECS", "0");
    return ask(
                inItsTree,
                path + "\0",
                in -> text(in),
                "check-ignore",
                "--no-index",
                "-z",
                "--stdin")
            .exit()
        == 0;
  }

  /** Makes something of an answer as it comes; throws where git failed. */
  <T> T read(Reading<T> reading, String... arguments) throws IOException {
    List<T> made = new ArrayList<>(1);
    Answer answer =
        ask(
            Map.of(),
            "",
            in -> {
              made.add(reading.of(in));
              return "";
            },
            arguments);
    if (answer.exit() != 0) {
      throw GitProcess.failure(answer.error());
    }
    return made.get(0);
  }

  /**
   * Makes something of the answers to many questions, which are written while answers are read;
   * throws where git failed.
   */
  public <T> T converse(Asking questions, Reading<T> answers, String... arguments)
      throws IOException {
    try (GitProcess running = start(Map.of(), arguments)) {
      Thread asking =
          new Thread(
              () -> {
                try (OutputStream in = new BufferedOutputStream(running.in())) {
                  questions.to(in);
                } catch (IOException ended) {
                  // its exit status says why
                }
              },
              "smoke-git-questions");
      asking.setDaemon(true);
      asking.start();
      T made = running.withinTime(() -> answers.of(new BufferedInputStream(running.out())));
      if (running.exit() != 0) {
        throw GitProcess.failure(running.error());
      }
      return made;
    }
  }

  /** The repository's objects. */
  GitObjects objects() throws IOException {
    if (objects.isEmpty()) {
      GitProcess running = start(Map.of(), "cat-file", "--batch");
      objects = Optional.of(new GitObjects(running));
    }
    return objects.get();
  }

  /** The name that a text of {@code .gitmodules} gives to the submodule at a path. */
  Optional<String> moduleName(byte[] gitmodules, String path) throws IOException {
    for (Map.Entry<String, String> each :
        configuration(gitmodules, "^submodule\\..*\\.path$").entrySet()) {
      if (each.getValue().equals(path)) {
        String key = each.getKey();
        return Optional.of(key.substring("submodule.".length(), key.length() - ".path".length()));
      }
    }
    return Optional.empty();
  }

  /**
   * Values of a text in the form of a configuration, as git reads it; it is not obeyed, and
   * includes nothing.
   *
   * @param keys a pattern of the keys, of which section and name have no capitals
   * @return the last value of each key
   * @throws IOException if it is malformed
   */
  public Map<String, String> configuration(byte[] text, String keys) throws IOException {
    return values(Files.write(scratch.folder().resolve("text"), text), keys);
  }

  /** How the repository stores objects and refs, as lines of a configuration. */
  private List<String> storage() throws IOException {
    Optional<Path> theirs = scratch.theirConfig();
    List<String> lines = new ArrayList<>();
    if (theirs.isPresent()) {
      values(theirs.get(), STORAGE)
          .forEach(
              (key, value) -> {
                if (VALUE.matcher(value).matches()) {
                  lines.add(key.substring("extensions.".length()) + " = " + value);
                }
              });
    }
    return lines;
  }

  /** Values of a text in the form of a configuration, which is not obeyed. */
  private Map<String, String> values(Path file, String keys) throws IOException {
    Answer answer =
        ask("config", "--file", file.toString(), "--no-includes", "-z", "--get-regexp", keys);
    if (answer.exit() > 1) {
      throw GitProcess.failure(answer.error());
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : answer.out().split("\0", -1)) {
      String[] keyValue = pair.split("\n", 2);
      if (keyValue.length == 2) {
        values.put(keyValue[0], keyValue[1]);
      }
    }
    return values;
  }

  private Answer ask(
      Map<String, String> more, String input, Reading<String> reading, String... arguments)
      throws IOException {
    try (GitProcess running = start(more, arguments)) {
      try (OutputStream in = running.in()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException ended) {
        // its exit status says why
      }
      String out = running.withinTime(() -> reading.of(running.out()));
      return new Answer(running.exit(), out, running.error());
    }
  }

  private GitProcess start(Map<String, String> more, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.file().toString()));
    command.addAll(List.of(arguments));
    Path error = Files.createTempFile(scratch.folder(), "error", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(scratch.folder().toFile())
            .redirectError(error.toFile());
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(
            name -> {
              String upper = name.toUpperCase(Locale.ROOT);
              return upper.startsWith("GIT_") || upper.equals("PATH");
            });
    environment.putAll(OURS);
    environment.put("PATH", program.path());
    environment.put("HOME", scratch.folder().toString());
    environment.put("XDG_CONFIG_HOME", scratch.folder().toString());
    environment.put("GIT_CEILING_DIRECTORIES", scratch.folder().toString());
    environment.put("GIT_DIR", scratch.gitDir().toString());
    scratch
        .objects()
        .ifPresent(folder -> environment.put("GIT_OBJECT_DIRECTORY", folder.toString()));
    environment.putAll(more);
    try {
      return new GitProcess(builder.start(), error);
    } catch (IOException e) {
      throw new IOException("the git program cannot be run", e);
    }
  }

  private boolean isOurs(String owner) {
    try {
      return Files.getOwner(scratch.folder()).getName().equals(owner);
    } catch (IOException e) {
      return true;
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    objects.ifPresent(GitObjects::close);
    scratch.close();
  }
}
