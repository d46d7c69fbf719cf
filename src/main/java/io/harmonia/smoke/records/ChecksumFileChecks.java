package io.harmonia.smoke.records;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.finding.Check;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    Requirement requirement) {

  /** Names of lines that another check of their file has, or that a line number was added to. */
  private static final Pattern TAKEN = Pattern.compile("encoding|.* \\(line \\d+\\)");

  public Stream<Check> all() {
    Set<Place> without =
        inventory.checksums().stream()
            .filter(this::recordsNothing)
            .map(Document::place)
            .collect(Collectors.toSet());
    Stream<Check> files =
        inventory.checksums().stream().flatMap(r -> of(r, without.contains(r.place())));
    return recorded.isEmpty() && without.isEmpty()
        ? Stream.concat(files, Stream.of(noneRecorded(inventory.checksums().get(0))))
        : files;
  }

  /** Those that there are whatever files are there. */
  public Stream<Check> whateverIsThere() {
    return inventory.checksums().stream().flatMap(read -> of(read, false));
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
    Map<String, Integer> names = new HashMap<>();
    file.lines().forEach(line -> names.merge(nameOf(line), 1, Integer::sum));
    Iterator<RecordedChecksum> resolved = recorded.of(file.place()).iterator();
    List<Check> checks = new ArrayList<>();
    for (ChecksumLine line : file.lines()) {
      String name = nameOf(line);
      boolean isTaken = names.getOrDefault(name, 0) > 1 || TAKEN.matcher(name).matches();
      String unique = isTaken ? name + " (line " + line.at().line() + ")" : name;
      if (line instanceof ChecksumLine.Malformed malformed) {
        checks.add(check(file.place(), unique, line.at(), () -> judge(malformed)));
      } else {
        RecordedChecksum next = resolved.next();
        checks.add(
            check(
                file.place(),
                unique,
                CheckType.RECORDED_CHECKSUM,
                line.at(),
                () -> check.judge(next),
                Subject.of(next)));
      }
    }
    return checks.stream();
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
    boolean isThere = !(read.isMissing());
    Location at = Location.startOf(source.shownAs());
    return check(source, "no recorded checksums", at, () -> judgeNone(at, isThere));
  }

  private Judgement judgeNone(Location at, boolean isThere) {
    Findings findings = new Findings();
    boolean required = requirement == Requirement.RECORDED && recorded.isEmpty();
    findings.add(
        at,
        required ? Kind.NOTHING_TO_CHECK : Kind.NOT_RECORDED,
        "no recorded checksums"
            + (required ? ": expected at least one (smoke.require=recorded)" : ""),
        remedyOfNone(at.file(), isThere));
    return findings.judge(Kind.MATCH);
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

  private static Check check(Place source, String name, Location at, Supplier<Judgement> body) {
    return check(source, name, CheckType.CHECKSUM_FILE, at, body, Subject.NONE);
  }

  private static Check check(
      Place source,
      String name,
      CheckType type,
      Location at,
      Supplier<Judgement> body,
      Subject subject) {
    String id = source.shownAs() + " › " + name;
    Path file = source.file();
    return new Check(id, id, type, file, at, Optional.empty(), Optional.empty(), body, subject);
  }
}
