package io.harmonia.smoke.narrowing;

import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckName;
import io.harmonia.smoke.finding.CheckSource;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.Narrowing;
import io.harmonia.smoke.settings.Setting;
import io.harmonia.smoke.settings.SettingsFile;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the settings file to the one of the baseline: a check of each setting that one of the two
 * sets and that can narrow a run. A pull request that has less checked is red until that is waived.
 */
public final class SettingChecks implements CheckSource {
  private final Path root;
  private final Optional<SettingsFile> now;
  private final String file;
  private final List<Before> before;
  private final Optional<FoundBaseline.Missing> missing;

  /**
   * The settings file of one earlier state.
   *
   * @param shownAs how the report names that state
   * @param file what it said, if there was one
   * @param fault why that is not known
   */
  private record Before(String shownAs, Optional<SettingsFile> file, Optional<String> fault) {
    Optional<String> value(String name) {
      return file.flatMap(read -> read.line(name)).map(SettingsFile.Line::value);
    }
  }

  private SettingChecks(
      Path root,
      Optional<SettingsFile> now,
      List<Before> before,
      Optional<FoundBaseline.Missing> missing) {
    this.root = root;
    this.now = now;
    this.before = before;
    this.missing = missing;
    this.file =
        Stream.concat(now.stream(), before.stream().flatMap(one -> one.file().stream()))
            .map(SettingsFile::shownAs)
            .findFirst()
            .orElse(SettingsFile.PLACES.get(0));
  }

  /**
   * Those of a workspace.
   *
   * @param found what its settings file is compared with, which that has no say in
   */
  public static SettingChecks of(GivenSettings settings, Workspace workspace, FoundBaseline found) {
    List<FoundBaseline.At> states =
        found instanceof FoundBaseline.At at
            ? List.of(at)
            : found instanceof FoundBaseline.Merge merge ? merge.parents() : List.of();
    return new SettingChecks(
        workspace.root(),
        settings.file(),
        states.stream().map(SettingChecks::before).toList(),
        Optional.of(found)
            .filter(FoundBaseline.Missing.class::isInstance)
            .map(FoundBaseline.Missing.class::cast));
  }

  private static Before before(FoundBaseline.At state) {
    for (String place : SettingsFile.PLACES) {
      ReadFile<SettingsFile> read =
          state.files().read(new RelativePath(place), place, SettingsFile.parser(place));
      if (!read.isMissing()) {
        Optional<String> fault =
            read.value().isPresent()
                ? Optional.empty()
                : read.whyUnread(new SettingsFiles.Why(place));
        return new Before(state.shownAs(), read.value(), fault);
      }
    }
    return new Before(state.shownAs(), Optional.empty(), Optional.empty());
  }

  /** What changed in the file, for whoever reads the summary of a pull request. */
  public List<String> notes() {
    if (before.isEmpty()
        || before.stream().anyMatch(one -> one.file().map(SettingsFile::lines).equals(lines()))) {
      return List.of();
    }
    Before since = before.get(0);
    Set<String> names = names(Stream.of(since));
    List<String> changes =
        names.stream()
            .filter(name -> !since.value(name).equals(value(name)))
            .map(
                name ->
                    name
                        + " was "
                        + since.value(name).map(Printable::of).orElse("not set")
                        + " and is "
                        + value(name).map(Printable::of).orElse("not set"))
            .toList();
    return changes.isEmpty()
        ? List.of()
        : List.of(file + " changed since " + since.shownAs() + ": " + String.join("; ", changes));
  }

  private Optional<List<SettingsFile.Line>> lines() {
    return now.map(SettingsFile::lines);
  }

  private Optional<String> value(String name) {
    return now.flatMap(read -> read.line(name)).map(SettingsFile.Line::value);
  }

  private Set<String> names(Stream<Before> states) {
    return Stream.concat(now.stream(), states.flatMap(one -> one.file().stream()))
        .flatMap(read -> read.lines().stream())
        .map(SettingsFile.Line::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> checked() {
    Set<String> names = names(before.stream());
    names.removeIf(name -> !Narrowing.isPossible(name));
    return names;
  }

  @Override
  public int count() {
    return checked().size();
  }

  @Override
  public Stream<Check> checks() {
    return checked().stream().map(this::check);
  }

  private Check check(String name) {
    Location at =
        now.flatMap(read -> read.line(name))
            .map(SettingsFile.Line::at)
            .orElseGet(() -> Location.startOf(file));
    return new Check(
        new CheckName(file + " › " + name),
        CheckType.SETTING,
        new Subject.Plain(root.resolve(file), at),
        () -> judge(SmokeSettings.named(name), at));
  }

  private Judgement judge(Setting<?> setting, Location at) {
    Findings findings = new Findings();
    Optional<Before> unread = before.stream().filter(one -> one.fault().isPresent()).findFirst();
    if (missing.isPresent()) {
      findings.add(
          at,
          Kind.NO_BASELINE,
          setting + ": nothing tells what it was before: " + missing.get().reason(),
          missing.get().remedy());
    } else if (unread.isPresent()) {
      findings.add(
          at,
          Kind.BASELINE_UNAVAILABLE,
          setting
              + ": the settings file of "
              + unread.get().shownAs()
              + " cannot be understood: "
              + unread.get().fault().orElseThrow(),
          "Compare with an earlier state that can be read (smoke.baseline=REVISION).");
    } else if (!before.isEmpty() && narrowsMoreThanAny(setting)) {
      narrowed(findings, setting, at);
    }
    return findings.judge(Kind.CONSISTENT);
  }

  /** In a merge commit it may be what one of the parents had. */
  private boolean narrowsMoreThanAny(Setting<?> setting) {
    String name = setting.name();
    return before.stream()
        .allMatch(one -> Narrowing.narrows(setting, one.value(name), value(name), root));
  }

  private void narrowed(Findings findings, Setting<?> setting, Location at) {
    List<String> was = new ArrayList<>();
    for (Before one : before) {
      was.add(said(one.value(setting.name())) + " (" + one.shownAs() + ")");
    }
    findings.add(
        at,
        Kind.NARROWED,
        setting
            + ": expected nothing that has less checked than "
            + String.join(" and ", was)
            + ", actual "
            + said(value(setting.name())),
        asItWas(setting, before.get(0).value(setting.name()))
            + ". If less is to be checked on purpose, waive it: “harmonia-smoke waive --until DATE"
            + " --reason TEXT "
            + file
            + " --write”; the waiver may go after the next commit.");
  }

  private String asItWas(Setting<?> setting, Optional<String> then) {
    if (then.isEmpty()) {
      return "Remove the line";
    }
    String line = setting + " = " + then.get();
    if (!line.equals(Printable.of(line)) || line.matches(".*[“”].*")) {
      return "Set it as it was";
    }
    return value(setting.name()).isPresent()
        ? "Write the line “" + line + "” again"
        : "Put the line “" + line + "” back into " + file;
  }

  private static String said(Optional<String> value) {
    return value.map(Printable::quoted).orElse("nothing set");
  }
}
