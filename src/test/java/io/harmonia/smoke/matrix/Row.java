package io.harmonia.smoke.matrix;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import io.harmonia.smoke.kit.RealProgram;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.results.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * One row of the fault matrix: what is done to {@link WorkspaceBuilder#valid a valid workspace} and
 * what a run over it must say then.
 *
 * @param name what is done, as a sentence without a full stop; unique
 * @param change does it
 * @param expected what the run says of it
 * @param settings of the run; {@code {root}} in a value is the workspace's folder
 * @param surroundings the process that it runs in
 * @param programs that must be installed for the row to be run
 * @param meanwhile goes on while it runs
 */
public record Row(
    String name,
    Change change,
    Expected expected,
    Map<String, String> settings,
    Surroundings surroundings,
    List<String> programs,
    Meanwhile meanwhile) {
  /** What goes on beside most runs. */
  static final Meanwhile NOTHING = root -> () -> {};

  /** Does something to a workspace. */
  @FunctionalInterface
  public interface Change {
    void to(WorkspaceBuilder workspace) throws Exception;
  }

  /** Starts something that goes on until it is closed. */
  @FunctionalInterface
  public interface Meanwhile {
    AutoCloseable begin(Path root) throws Exception;
  }

  /**
   * What a run must say.
   *
   * @param outcome of the run
   * @param kind the first finding of one of its results, if the row names any
   * @param place of that finding, {@code file:line}; empty where it has none
   * @param says what that finding's message, remedy or its result's remarks hold
   * @param red number of results that drifted or could not be checked
   */
  public record Expected(
      Outcome outcome, Optional<Kind> kind, String place, List<String> says, int red) {}

  /** A fault that one check finds. A place is {@code file:line}, or empty where there is none. */
  public static Row fault(String name, Change change, Kind kind, String place) {
    Outcome outcome = kind.verdict() == Verdict.DRIFTED ? Outcome.DRIFT : Outcome.INCOMPLETE;
    return row(name, change, new Expected(outcome, Optional.of(kind), place, List.of(), 1));
  }

  /** A variation in which nothing is wrong. */
  public static Row harmless(String name, Change change) {
    return row(name, change, new Expected(Outcome.CLEAN, Optional.empty(), "", List.of(), 0));
  }

  private static Row row(String name, Change change, Expected expected) {
    return new Row(name, change, expected, Map.of(), Surroundings.HERE, List.of(), NOTHING);
  }

  /** A harmless variation in which a check passes or is skipped with this kind. */
  public Row seenAs(Kind kind, String place) {
    return expecting(
        new Expected(expected.outcome(), Optional.of(kind), place, expected.says(), 0));
  }

  /** That many results are red, the named one among them. */
  public Row red(int results) {
    return expecting(
        new Expected(
            expected.outcome(), expected.kind(), expected.place(), expected.says(), results));
  }

  /** The finding's message or remedy, or a remark beside it, holds each of these. */
  public Row saying(String... parts) {
    return expecting(
        new Expected(
            expected.outcome(), expected.kind(), expected.place(), List.of(parts), expected.red()));
  }

  public Row with(String setting, String value) {
    Map<String, String> more = new TreeMap<>(settings);
    more.put(setting, value);
    return new Row(
        name,
        change,
        expected,
        Collections.unmodifiableMap(more),
        surroundings,
        programs,
        meanwhile);
  }

  /** Runs in a process of its own. */
  public Row in(Surroundings process) {
    return new Row(name, change, expected, settings, process, programs, meanwhile);
  }

  /** Is skipped where one of these is not installed. */
  public Row needing(String... installed) {
    List<String> more = new ArrayList<>(programs);
    more.addAll(List.of(installed));
    return new Row(name, change, expected, settings, surroundings, List.copyOf(more), meanwhile);
  }

  public Row whilst(Meanwhile goesOn) {
    return new Row(name, change, expected, settings, surroundings, programs, goesOn);
  }

  /** Whether the run must not be clean. */
  public boolean isFault() {
    return expected.outcome() != Outcome.CLEAN;
  }

  /**
   * Makes a valid workspace and changes it; skips the test where a program is missing.
   *
   * @return the workspace's folder
   */
  public Path make(Path root) throws Exception {
    programs.forEach(RealProgram::assumeInstalled);
    surroundings.wrapper().stream().limit(1).forEach(RealProgram::assumeInstalled);
    Files.createDirectories(root);
    change.to(WorkspaceBuilder.valid(root));
    return root;
  }

  /** Runs something while what the row says goes on. */
  public <T> T meanwhile(Path root, Callable<T> run) throws Exception {
    AutoCloseable goingOn = meanwhile.begin(root);
    try {
      return run.call();
    } finally {
      goingOn.close();
    }
  }

  /** The settings for a workspace. */
  public Map<String, String> settingsFor(Path root) {
    Map<String, String> all = new TreeMap<>();
    all.put("smoke.root", root.toString());
    settings.forEach((setting, value) -> all.put(setting, value.replace("{root}", "" + root)));
    return all;
  }

  private Row expecting(Expected other) {
    return new Row(name, change, other, settings, surroundings, programs, meanwhile);
  }

  @Override
  public String toString() {
    return name;
  }
}
