package io.harmonia.smoke.records;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckName;
import io.harmonia.smoke.finding.CheckSource;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.RecordedChecksum;
import io.harmonia.smoke.ledger.RecordedLines;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.ShellWord;
import io.harmonia.smoke.text.SmokeCommand;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checks of checksum files: one for each line, or one that says why there is none.
 *
 * @param inventory what was read
 * @param recorded every recorded checksum
 * @param check checks one
 * @param requirement whether one must be recorded
 */
public record ChecksumFileChecks(
    Inventory inventory,
    RecordedLines recorded,
    RecordedChecksumCheck check,
    Requirement requirement)
    implements CheckSource {

  /** The end of a name that a line number was added to. */
  private static final Pattern NUMBERED = Pattern.compile(".* \\(line \\d+\\)");

  @Override
  public int count() {
    long without = inventory.checksums().stream().filter(this::recordsNothing).count();
    int files = inventory.checksums().stream().mapToInt(ChecksumFileChecks::countOf).sum();
    return files + (int) (without == 0 && isNothingRecorded() ? 1 : without);
  }

  private static int countOf(Document<ChecksumFile> read) {
    int unread = mayBeMissing(read) ? 0 : 1;
    return read.value()
        .map(file -> file.lines().size() + (file.remarks().isEmpty() ? 0 : 1))
        .orElse(unread);
  }

  @Override
  public Stream<Check> checks() {
    Stream<Check> files = of(this::recordsNothing);
    return isNothingRecorded() && inventory.checksums().stream().noneMatch(this::recordsNothing)
        ? Stream.concat(files, Stream.of(noneRecorded(inventory.checksums().get(0))))
        : files;
  }

  /** Whether nobody records anything, so that one check has to say so. */
  private boolean isNothingRecorded() {
    return recorded.isEmpty() && inventory.records().isSilent();
  }

  @Override
  public Stream<Check> possible() {
    return of(read -> false);
  }

  private Stream<Check> of(Predicate<Document<ChecksumFile>> isWithoutLines) {
    return inventory.checksums().stream()
        .map(read -> of(read, isWithoutLines.test(read)))
        .reduce(Stream.empty(), Stream::concat);
  }

  /** Whether a file has no line, or is missing where one would be expected. */
  private boolean recordsNothing(Document<ChecksumFile> read) {
    return read.read().value().filter(file -> file.lines().isEmpty()).isPresent()
        || (mayBeMissing(read) && isBesideUnrecordedEntries(read.place()));
  }

  private static boolean mayBeMissing(Document<ChecksumFile> read) {
    return read.isMissing() && !read.place().asked();
  }

  private Stream<Check> of(Document<ChecksumFile> read, boolean recordsNothing) {
    Stream<Check> none = recordsNothing ? Stream.of(noneRecorded(read)) : Stream.empty();
    if (read.read() instanceof ReadFile.Parsed<ChecksumFile> parsed) {
      Stream<Check> lines = Stream.concat(lines(parsed.parsed()), none);
      return parsed.parsed().remarks().isEmpty()
          ? lines
          : Stream.concat(Stream.of(encoding(parsed.parsed())), lines);
    }
    return mayBeMissing(read) ? none : Stream.of(wholeFile(read));
  }

  /** Whether a checksum file would stand beside entries of which none has a recorded checksum. */
  private boolean isBesideUnrecordedEntries(Place source) {
    List<Entry> entries =
        Arrays.stream(ListName.values())
            .filter(list -> source.shownAs().equals(ChecksumFile.defaultPathFor(list.key())))
            .flatMap(list -> inventory.entries(list).stream())
            .toList();
    return !entries.isEmpty()
        && entries.stream().flatMap(entry -> entry.safePath().stream()).noneMatch(this::isRecorded);
  }

  private boolean isRecorded(RelativePath path) {
    return recorded.has(path) || !recorded.below(path).isEmpty();
  }

  private Stream<Check> lines(ChecksumFile file) {
    Set<String> names = new HashSet<>();
    Set<String> repeated =
        file.lines().stream()
            .map(ChecksumFileChecks::nameOf)
            .filter(name -> !names.add(name))
            .collect(Collectors.toSet());
    Iterator<RecordedChecksum> resolved = recorded.of(file.place()).iterator();
    return file.lines().stream()
        .map(
            line -> {
              String name = nameOf(line);
              boolean isTaken = repeated.contains(name) || isLikeAnother(name);
              String unique = isTaken ? name + " (line " + line.at().line() + ")" : name;
              return line instanceof ChecksumLine.Malformed malformed
                  ? check(file.place(), unique, line.at(), () -> judge(malformed))
                  : check(file.place(), unique, resolved.next());
            });
  }

  /** Whether another check of the file has that name, or may get it by a line number. */
  private static boolean isLikeAnother(String name) {
    return name.equals("encoding") || (name.endsWith(")") && NUMBERED.matcher(name).matches());
  }

  private static String nameOf(ChecksumLine line) {
    return line instanceof ChecksumLine.Recorded recorded
        ? Printable.of(recorded.name())
        : "line " + line.at().line();
  }

  private static Judgement judge(ChecksumLine.Malformed malformed) {
    Findings findings = new Findings();
    findings.add(Kind.MALFORMED_LINE, malformed.problem());
    return findings.judge(Kind.MATCH);
  }

  private Check encoding(ChecksumFile file) {
    return check(
        file.place(),
        "encoding",
        Location.startOf(file.place().shownAs()),
        () -> {
          Findings findings = new Findings();
          findings.remarks(file.remarks());
          return findings.judge(Kind.VALID);
        });
  }

  private Check wholeFile(Document<ChecksumFile> read) {
    Location at = Location.startOf(read.place().shownAs());
    return check(read.place(), "readable", at, () -> judgeFile(read, at));
  }

  private static Judgement judgeFile(Document<ChecksumFile> read, Location at) {
    Findings findings = new Findings();
    findings.addUnread(read, Kind.MALFORMED_LINE);
    if (read.isMissing()) {
      findings.add(
          at,
          Kind.NOTHING_TO_CHECK,
          "the checksum file is not there, and smoke.checksums names it" + blanks(read.place()),
          "Correct smoke.checksums, or put the checksum file there.");
    }
    return findings.judge(Kind.VALID);
  }

  /** White space after a comma belongs to the name, which surprises. */
  private static String blanks(Place source) {
    String shown = source.shownAs();
    return Stream.of(shown.split("/", -1)).allMatch(name -> name.equals(name.strip()))
        ? ""
        : " (" + Printable.quoted(shown) + ": white space in the setting is part of the name)";
  }

  private Check noneRecorded(Document<ChecksumFile> read) {
    Place source = read.place();
    boolean isThere = !read.isMissing();
    Location at = Location.startOf(source.shownAs());
    return check(source, "no recorded checksums", at, () -> judgeNone(at, isThere));
  }

  private Judgement judgeNone(Location at, boolean isThere) {
    Findings findings = new Findings();
    boolean required = requirement == Requirement.RECORDED && !isAnythingRecorded();
    findings.add(
        at,
        required ? Kind.NOTHING_TO_CHECK : Kind.NOT_RECORDED,
        "no recorded checksums"
            + (required ? ": expected at least one (smoke.require=recorded)" : ""),
        remedyOfNone(at.file(), isThere));
    return findings.judge(Kind.MATCH);
  }

  /** Whether a digest is recorded of anything, in whatever format. */
  private boolean isAnythingRecorded() {
    return !recorded.isEmpty()
        || inventory.records().claims().anyMatch(claim -> !claim.content().digests().isEmpty());
  }

  /** An empty checksum file is not written to, since a shell's {@code >} may have emptied it. */
  private static String remedyOfNone(String file, boolean isThere) {
    return "Record a representative file of each entry: "
        + (isThere ? "run “echo '#' >> " + ShellWord.of(file) + "” if it is empty, and " : "")
        + SmokeCommand.recordTop(file)
            .map(command -> "run " + command)
            .orElse("sha256sum PATH >> " + ShellWord.of(file))
        + ".";
  }

  private Check check(Place source, String name, RecordedChecksum line) {
    return new Check(
        new CheckName(source.shownAs() + " › " + name),
        CheckType.RECORDED_CHECKSUM,
        new Subject.Recorded(source.file(), line),
        () -> check.judge(line));
  }

  private static Check check(Place source, String name, Location at, Supplier<Judgement> body) {
    return new Check(
        new CheckName(source.shownAs() + " › " + name),
        CheckType.CHECKSUM_FILE,
        new Subject.Plain(source.file(), at),
        body);
  }
}
