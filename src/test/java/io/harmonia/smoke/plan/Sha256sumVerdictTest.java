package io.harmonia.smoke.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Evidence;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our verdict on each line of generated checksum files, and that of the machine's own {@code
 * sha256sum -c --strict}, run from the workspace and from the checksum file's folder, since a name
 * may be relative to either. What neither of these runs calls OK never passes, but for the reasons
 * of {@link Laxer}; what one of them calls OK passes, but for those of {@link Stricter}.
 */
@Timeout(300)
@Tag("slow")
class Sha256sumVerdictTest {
  private static final int FILES = 180;
  private static final Pattern RESULT =
      Pattern.compile(".*: (OK|FAILED|FAILED open or read)", Pattern.DOTALL);
  private static final Pattern IMPROPER =
      Pattern.compile("sha256sum: .*: (\\d+): improperly formatted SHA256 checksum line");

  @TempDir private Path folder;
  private final Map<Stricter, Integer> stricter = new EnumMap<>(Stricter.class);
  private int bothPass;
  private int bothFail;
  private int separated;

  /** Why we do not pass a line that sha256sum calls OK. */
  private enum Stricter {
    NUL("sha256sum ends the name there, and silently checks another file", Kind.MALFORMED_LINE),
    NOT_UTF_8("no report could tell such a name from others", Kind.MALFORMED_LINE),
    STANDARD_INPUT("“-” is no file, and what is piped in is not the workspace", Kind.PATH_REFUSED),
    BLANK("no report could show a name of blanks alone", Kind.PATH_REFUSED),
    NOT_RELATIVE("from a root, a drive or a home it is another file elsewhere", Kind.PATH_REFUSED),
    UP(
        "“..” may lead out of the workspace, to any file of the machine",
        Kind.PATH_REFUSED,
        Kind.MISSING_ARTIFACT,
        Kind.CHECKSUM_MISMATCH),
    LINK_OUT("a pull request could point a link at any file of the machine", Kind.PATH_REFUSED),
    DIRECTORY("a name that ends in a backslash is a directory's on Windows", Kind.PATH_REFUSED),
    OTHER_BASE(
        "the names of the file start from the other folder",
        Kind.MISSING_ARTIFACT,
        Kind.CHECKSUM_MISMATCH,
        Kind.EMPTY_FILE,
        Kind.LINE_ENDINGS_CHANGED),
    CONFLICT("the same file has another digest on another line: one is wrong", Kind.DUPLICATE),
    CONTESTED(
        "the file's names start as often from the one folder as from the other",
        Kind.AMBIGUOUS_PATH),
    AMBIGUOUS("it means two files, and they differ", Kind.AMBIGUOUS_PATH);

    private final String why;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of constants
    private final List<Kind> kinds;

    Stricter(String why, Kind... kinds) {
      this.why = why;
      this.kinds = List.of(kinds);
    }

    @Override
    public String toString() {
      return name() + " (" + why + ")";
    }
  }

  @BeforeEach
  void needTheRealProgram() {
    RealProgram.assumeInstalled("sha256sum");
  }

  @Test
  void passesWhatSha256sumPassesAndNothingElse() throws IOException {
    for (int seed = 0; seed < FILES; seed++) {
      Path here = Files.createDirectories(folder.resolve("seed" + seed));

      compare("seed " + seed, new HostileChecksums(here, new Random(seed)));
    }

    String counts =
        "%d pass, %d fail, %d separated, stricter %s"
            .formatted(bothPass, bothFail, separated, stricter);
    assertThat(bothPass).as(counts).isGreaterThan(900);
    assertThat(bothFail).as(counts).isGreaterThan(900);
    assertThat(stricter.keySet()).as(counts).containsExactly(Stricter.values());
    assertThat(separated).as(counts).isGreaterThan(20);
  }

  private void compare(String seed, HostileChecksums sums) throws IOException {
    SortedMap<Integer, Judgement> ours = ourVerdicts(sums.root());
    runSha256sum(sums);
    Set<Integer> fromWorkspace = linesCalledOk(sums, ours.keySet(), ".workspace");
    Set<Integer> fromFolder = linesCalledOk(sums, ours.keySet(), ".folder");
    ours.forEach(
        (line, judgement) -> {
          boolean ok = fromWorkspace.contains(line) || fromFolder.contains(line);
          boolean meansFolder = isInFolder(judgement);
          boolean elsewhere = !(meansFolder ? fromFolder : fromWorkspace).contains(line);
          compare(seed, sums, line, judgement, ok, ok && elsewhere);
        });
  }

  private static boolean isInFolder(Judgement judgement) {
    return judgement.evidence().filter(e -> e.path().text().startsWith("models/")).isPresent();
  }

  /**
   * @param elsewhere whether sha256sum passes it where it is called from another folder than the
   *     one from which we read the name
   */
  private void compare(
      String seed,
      HostileChecksums sums,
      int line,
      Judgement judgement,
      boolean ok,
      boolean elsewhere) {
    String what = seed + ", line " + line + ", " + sums.line(line) + ": " + judgement;
    boolean passed = judgement.verdict() == Verdict.PASSED;
    if (passed && !ok) {
      assertThat(isVerifiedWithSeparators(sums, line, judgement)).as("laxer: %s", what).isTrue();
      separated++;
    } else if (!passed && ok) {
      Optional<Stricter> why = whyStricter(sums, line, judgement, elsewhere);
      assertThat(why).as("why we fail what sha256sum passes: %s", what).isPresent();
      stricter.merge(why.orElseThrow(), 1, Integer::sum);
    } else if (passed) {
      bothPass++;
    } else {
      bothFail++;
    }
  }

  private static SortedMap<Integer, Judgement> ourVerdicts(Path root) {
    SortedMap<Integer, Judgement> verdicts = new TreeMap<>();
    for (Checked.Made made : WorkspaceBuilder.empty(root).check().results()) {
      if (!made.check().id().endsWith(" › encoding")) {
        verdicts.put(made.check().at().line(), made.judgement());
      }
    }
    return verdicts;
  }

  private static void runSha256sum(HostileChecksums sums) {
    String script =
        """
        LC_ALL=C; export LC_ALL
        sha256sum -c --strict --warn "$1" > "$1.workspace" 2> "$1.errors" < /dev/null
        cd models && sha256sum -c --strict "$1" > "$1.folder" 2> /dev/null < /dev/null
        exit 0""";
    String file = sums.withoutMark().toString();
    RealProgram.runSuccessfully(sums.root(), "sh", "-c", script, "sh", file);
  }

  private static Set<Integer> linesCalledOk(
      HostileChecksums sums, Set<Integer> lines, String output) throws IOException {
    Set<Integer> improper = improper(linesOf(sums, ".errors"));
    Deque<String> results =
        new ArrayDeque<>(linesOf(sums, output).stream().filter(RESULT.asMatchPredicate()).toList());
    Set<Integer> ok = new HashSet<>();
    for (int line : lines) {
      if (!improper.contains(line) && results.removeFirst().endsWith(": OK")) {
        ok.add(line);
      }
    }
    assertThat(results).as("results of no line of %s", sums.root()).isEmpty();
    return ok;
  }

  private static List<String> linesOf(HostileChecksums sums, String output) throws IOException {
    Path file = Path.of(sums.withoutMark() + output);
    return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1));
  }

  private static Set<Integer> improper(List<String> errors) {
    Set<Integer> improper = new HashSet<>();
    for (String line : errors) {
      Matcher matcher = IMPROPER.matcher(line);
      if (matcher.matches()) {
        improper.add(Integer.parseInt(matcher.group(1)));
      }
    }
    return improper;
  }

  private static Optional<Stricter> whyStricter(
      HostileChecksums sums, int line, Judgement judgement, boolean elsewhere) {
    String name = sums.name(line);
    Predicate<Stricter> holds =
        reason ->
            switch (reason) {
              case NUL -> sums.line(line).indexOf('\0') >= 0;
              case NOT_UTF_8 -> !HostileChecksums.isUtf8(name);
              case STANDARD_INPUT -> name.equals("-");
              case BLANK -> name.isBlank();
              case NOT_RELATIVE -> name.matches("(?s)([/\\\\]|~[/\\\\]|[A-Za-z]:).*");
              case UP -> List.of(name.split("[/\\\\]", -1)).contains("..");
              case LINK_OUT ->
                  judgement.findings().get(0).message().endsWith("leaves the workspace");
              case DIRECTORY -> name.matches("(?s).*\\\\\\.?");
              case OTHER_BASE -> elsewhere;
              case CONFLICT -> true;
              case CONTESTED ->
                  saysOf(judgement, "as many lines of the file lead to the one folder");
              case AMBIGUOUS -> saysOf(judgement, " means two files of different content: ");
            };
    return Arrays.stream(Stricter.values())
        .filter(reason -> reason.kinds.contains(judgement.kind()))
        .filter(holds)
        .findFirst();
  }

  private static boolean saysOf(Judgement judgement, String what) {
    return judgement.findings().get(0).message().contains(what);
  }

  /**
   * The one case in which we are laxer: a backslash separates, as in what was recorded on Windows,
   * where no file has it in its name. The file was verified all the same: sha256sum hashes it once
   * more.
   */
  private static boolean isVerifiedWithSeparators(
      HostileChecksums sums, int line, Judgement judgement) {
    Evidence evidence = judgement.evidence().orElseThrow();
    String path = sums.root().resolve(evidence.path().text()).toString();
    String hashed = RealProgram.runSuccessfully(sums.root(), "sha256sum", "-z", "--", path);
    return sums.name(line).contains("\\")
        && !sums.hasFileNamedAsIn(line)
        && hashed.startsWith(evidence.expected().orElseThrow().hex());
  }
}
