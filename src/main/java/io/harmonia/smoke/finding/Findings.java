package io.harmonia.smoke.finding;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.ReadFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what one check finds. */
public final class Findings {
  private static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(Finding::kind);

  private final List<Finding> findings = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Set<RelativePath> verified = new LinkedHashSet<>();
  private final Set<RelativePath> verifiedByPointer = new LinkedHashSet<>();
  private final Map<RelativePath, Instant> earlier = new HashMap<>();
  private boolean byPointer;
  private Optional<Evidence> evidence = Optional.empty();

  public void add(Location at, Kind kind, String message, String remedy) {
    findings.add(Finding.at(at, kind, message, remedy));
  }

  public void add(Location at, Kind kind, Wording said, String remedy) {
    findings.add(Finding.at(at, kind, said, remedy));
  }

  public void add(Finding finding) {
    findings.add(finding);
  }

  public void add(Kind kind, Problem problem) {
    findings.add(Finding.of(kind, problem));
  }

  public void addAll(Kind kind, List<Problem> problems) {
    problems.forEach(problem -> add(kind, problem));
  }

  /**
   * What kept a file from being read, if anything did; a file that is missing is not its matter.
   */
  public void addUnread(Document<?> document, Kind malformed) {
    Location start = Location.startOf(document.place().shownAs());
    document
        .read()
        .whyUnread(
            new ReadFile.Why<Finding>() {
              @Override
              public Finding unreadable(ReadFile.Unreadable<?> file) {
                return Finding.at(
                    start,
                    Kind.UNREADABLE,
                    "cannot be read: " + file.reason(),
                    file.remedy()
                        .orElse(
                            "Give the user who runs the suite read permission, and run again."));
              }

              @Override
              public Finding timedOut(Deadline deadline) {
                return TimedOut.finding(start, "not read to its end", deadline);
              }

              @Override
              public Finding refused(Problem problem) {
                return Finding.of(Kind.PATH_REFUSED, problem);
              }

              @Override
              public Finding malformed(Problem problem) {
                return Finding.of(malformed, problem);
              }
            })
        .ifPresent(this::add);
  }

  /**
   * What kept a file that need not be there from being read, or that a setting names it and it is
   * not there.
   */
  public void addUnread(Document<?> optional, String what, String setting, Kind malformed) {
    addUnread(optional, malformed);
    if (optional.isMissing()) {
      add(
          Location.startOf(optional.place().shownAs()),
          Kind.NOTHING_TO_CHECK,
          what + " are not there, and " + setting + " names them",
          "Correct " + setting + ", or put the file there.");
    }
  }

  /** Adds what another one gathered, but for what is there already: its kind, at its place. */
  public void addNew(Findings more) {
    Set<String> known = new HashSet<>();
    findings.forEach(finding -> known.add(keyOf(finding)));
    more.findings.stream().filter(finding -> !known.contains(keyOf(finding))).forEach(this::add);
    more.remarks.stream().filter(remark -> !remarks.contains(remark)).forEach(this::remark);
  }

  private static String keyOf(Finding finding) {
    return finding.kind() + " " + finding.location();
  }

  public void remark(String remark) {
    remarks.add(remark);
  }

  public void remarks(List<String> more) {
    remarks.addAll(more);
  }

  public void evidence(Evidence seen) {
    evidence = Optional.of(seen);
  }

  public void verified(RelativePath artifact) {
    verified.add(artifact);
  }

  /**
   * Says that what is said of an artifact rests on what an earlier run read of it.
   *
   * @param read when that was
   */
  public void readEarlier(RelativePath artifact, Instant read) {
    earlier.put(artifact, read);
  }

  /** The same of all artifacts of which others say it. */
  public void readEarlier(Findings others) {
    earlier.putAll(others.earlier);
  }

  public void verifiedByPointer(RelativePath artifact) {
    verifiedByPointer.add(artifact);
  }

  /** Says that a Git LFS pointer stood for content that was not seen. */
  public void byPointer() {
    byPointer = true;
  }

  public boolean has(Kind kind) {
    return findings.stream().anyMatch(finding -> finding.kind() == kind);
  }

  /** Adds the first of what others are, if there is one. */
  public void addFirstOf(Findings others) {
    others.findings.stream().limit(1).forEach(findings::add);
  }

  /** Where findings of a kind stand. */
  public Set<Location> placesOf(Kind kind) {
    return findings.stream()
        .filter(finding -> finding.kind() == kind)
        .flatMap(finding -> finding.location().stream())
        .collect(Collectors.toSet());
  }

  public boolean isEmpty() {
    return findings.isEmpty();
  }

  /**
   * The judgement: of the gravest finding's kind, or the given kind of pass where there is none,
   * which is {@code pointer-match} where a pointer stood for content, and {@code earlier-match}
   * where content matched that an earlier run read.
   */
  public Judgement judge(Kind passed) {
    List<Finding> sorted = findings.stream().sorted(GRAVEST_FIRST).toList();
    boolean byMemory = passed == Kind.MATCH && !earlier.isEmpty();
    Kind pass = byPointer ? Kind.POINTER_MATCH : byMemory ? Kind.EARLIER_MATCH : passed;
    Kind kind = sorted.isEmpty() ? pass : sorted.get(0).kind();
    return new Judgement(
        kind,
        sorted,
        List.copyOf(remarks),
        evidence,
        earlier.isEmpty()
            ? new Verified(
                Set.copyOf(verified), Set.copyOf(verifiedByPointer), Set.of(), Optional.empty())
            : withEarlier());
  }

  private Verified withEarlier() {
    return new Verified(
        verified.stream()
            .filter(path -> !earlier.containsKey(path))
            .collect(Collectors.toUnmodifiableSet()),
        Set.copyOf(verifiedByPointer),
        verified.stream().filter(earlier::containsKey).collect(Collectors.toUnmodifiableSet()),
        earlier.values().stream().min(Comparator.naturalOrder()));
  }
}
