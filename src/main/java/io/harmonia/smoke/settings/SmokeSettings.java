package io.harmonia.smoke.settings;

import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.bump.BumpPolicy;
import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.pointer.PointerPolicy;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.waiver.WaiverTerm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of a run: JUnit configuration parameters, so that a system property, {@code
 * junit-platform.properties} and the launcher all set them. A relative path in one is relative to
 * the folder that the build runs in.
 */
public final class SmokeSettings {
  /** The workspace. */
  public static final String ROOT = "smoke.root";

  /** Place of the models' manifest. */
  public static final String MODELS = "smoke.models";

  /** Place of the datasets' manifest. */
  public static final String DATASETS = "smoke.datasets";

  /** Place of the combined manifest. */
  public static final String COMBINED = "smoke.combined";

  /** Places of the checksum files, separated by commas. */
  public static final String CHECKSUMS = "smoke.checksums";

  /** Place of the waivers. */
  public static final String WAIVERS = "smoke.waivers";

  /** How many days a waiver may last. */
  public static final String WAIVERS_LONGEST = "smoke.waivers.longest";

  /** Place of the requirements. */
  public static final String REQUIREMENTS = "smoke.requirements";

  /** Manifests that a step before the run restored from elsewhere, separated by commas. */
  public static final String RESTORED = "smoke.restored";

  /** The prefix under which paths were recorded, to strip. */
  public static final String RECORDED_ROOT = "smoke.recorded-root";

  /** How much must be there: {@code none}, {@code recorded} or {@code present}. */
  public static final String REQUIRE = "smoke.require";

  /** What a Git LFS pointer counts as in the place of a file: {@code accept} or {@code reject}. */
  public static final String LFS_POINTERS = "smoke.lfs-pointers";

  /** Which symbolic links to artifacts are followed: {@code inside} or {@code anywhere}. */
  public static final String LINKS = "smoke.links";

  /** What files are that nothing lists: {@code remark} or {@code reject}. */
  public static final String UNLISTED = "smoke.unlisted";

  /** Names of files that are not counted beside those of the closed list, separated by commas. */
  public static final String UNCOUNTED = "smoke.uncounted";

  /** The folder for the reports. */
  public static final String REPORT_DIR = "smoke.report.dir";

  /** The folder of Allure results that gets an {@code environment.properties}; none unless set. */
  public static final String ALLURE_ENVIRONMENT = "smoke.allure.environment";

  /** How many results Allure gets, drifted and unchecked ones first; 0 for no limit. */
  public static final String ALLURE_LIMIT = "smoke.allure.limit";

  /** What to compare versions with: {@code auto}, {@code none}, {@code dir:PATH}, a revision. */
  public static final String BASELINE = "smoke.baseline";

  /** Whether there must be a baseline. */
  public static final String BASELINE_REQUIRED = "smoke.baseline.required";

  /** What too small a step of a version comes to: {@code lenient} or {@code strict}. */
  public static final String BUMP_POLICY = "smoke.bump-policy";

  /** The part of the checks to make, for example {@code 2/7}; all of them unless it is set. */
  public static final String SHARD = Shard.SETTING;

  /** What comes of a run of some of the suite's tests: {@code reject} or {@code allow}. */
  public static final String PARTIAL = "smoke.partial";

  /** How long a run may take: {@code 90s}, {@code 10m}, {@code PT10M}. */
  public static final String TIMEOUT = "smoke.timeout";

  /** Bytes of a document. */
  public static final String LIMIT_DOCUMENT_SIZE = "smoke.limits.document-size";

  /** Levels of nesting of a JSON document. */
  public static final String LIMIT_DEPTH = "smoke.limits.depth";

  /** Characters of a text in a JSON document. */
  public static final String LIMIT_TEXT_LENGTH = "smoke.limits.text-length";

  /** Characters of a key in a JSON document. */
  public static final String LIMIT_KEY_LENGTH = "smoke.limits.key-length";

  /** Digits of a number in a JSON document. */
  public static final String LIMIT_NUMBER_LENGTH = "smoke.limits.number-length";

  /** Bytes of a line of a checksum file. */
  public static final String LIMIT_LINE_LENGTH = "smoke.limits.line-length";

  private static final Set<String> KNOWN =
      Set.of(
          BASELINE,
          BASELINE_REQUIRED,
          BUMP_POLICY,
          ROOT,
          MODELS,
          DATASETS,
          COMBINED,
          CHECKSUMS,
          WAIVERS,
          WAIVERS_LONGEST,
          REQUIREMENTS,
          RESTORED,
          RECORDED_ROOT,
          REQUIRE,
          LFS_POINTERS,
          LINKS,
          UNLISTED,
          UNCOUNTED,
          REPORT_DIR,
          ALLURE_ENVIRONMENT,
          SHARD,
          ALLURE_LIMIT,
          PARTIAL,
          TIMEOUT,
          LIMIT_DOCUMENT_SIZE,
          LIMIT_DEPTH,
          LIMIT_TEXT_LENGTH,
          LIMIT_KEY_LENGTH,
          LIMIT_NUMBER_LENGTH,
          LIMIT_LINE_LENGTH);
  private static final long DEFAULT_ALLURE_LIMIT = 10_000;
  private static final long MOST_ALLURE_RESULTS = 1_000_000_000;
  private static final String DEFAULT_REPORT_DIR = "target/smoke";

  private final Function<String, Optional<String>> parameters;
  private final Path buildFolder;

  /**
   * @param parameters the configuration parameters
   * @param buildFolder the folder that the build runs in
   */
  public SmokeSettings(Function<String, Optional<String>> parameters, Path buildFolder) {
    this.parameters = parameters;
    this.buildFolder = buildFolder.toAbsolutePath().normalize();
  }

  /**
   * The workspace that is asked for, or nothing where none is.
   *
   * @throws WrongUsageException if it is not a directory
   */
  public Optional<Path> root() {
    Optional<Path> root = path(ROOT);
    if (root.isPresent() && !Files.isDirectory(root.get())) {
      throw new WrongUsageException(
          ROOT
              + ": "
              + root.get()
              + (Files.exists(root.get()) ? " is a file" : " does not exist")
              + ": expected the directory that holds the manifests"
              + (Files.exists(root.get()) || Files.isDirectory(buildFolder)
                  ? ""
                  : "; the folder that the run starts in cannot be reached either: set LC_ALL to a"
                      + " UTF-8 locale (LC_ALL=C.UTF-8) if a name is not in ASCII"));
    }
    return root;
  }

  /** The folder that the build runs in. */
  public Path buildFolder() {
    return buildFolder;
  }

  /** The place that a setting names, if it is given; white space is part of it. */
  public Optional<Path> path(String setting) {
    return asGiven(setting).map(this::resolve);
  }

  /**
   * The checksum files that are named, or nothing where none are. Commas alone separate.
   *
   * @throws WrongUsageException if one of the names is blank
   */
  public Optional<List<Path>> checksums() {
    return asGiven(CHECKSUMS)
        .map(
            list -> {
              List<Path> files = new ArrayList<>();
              for (String name : list.split(",", -1)) {
                if (name.isBlank()) {
                  throw new WrongUsageException(CHECKSUMS + ": one of the names is blank: " + list);
                }
                files.add(resolve(name));
              }
              return files.stream().distinct().toList();
            });
  }

  /** The manifests that are said to be restored, relative to the workspace; none unless set. */
  public List<String> restored() {
    return asGiven(RESTORED)
        .map(list -> Stream.of(list.split(",", -1)).distinct().toList())
        .orElse(List.of());
  }

  /** The prefix under which paths were recorded, if one is given. */
  public Optional<String> recordedRoot() {
    return asGiven(RECORDED_ROOT);
  }

  /**
   * How much must be there.
   *
   * @throws WrongUsageException if the setting is no such word
   */
  public Requirement requirement() {
    List<String> words = Stream.of(Requirement.values()).map(Requirement::label).toList();
    return word(REQUIRE, Requirement::parse, words).orElse(Requirement.NONE);
  }

  /**
   * What Git LFS pointers count as.
   *
   * @throws WrongUsageException if the setting is no such word
   */
  public PointerPolicy lfsPointers() {
    List<String> words = Stream.of(PointerPolicy.values()).map(PointerPolicy::label).toList();
    return word(LFS_POINTERS, PointerPolicy::parse, words).orElse(PointerPolicy.ACCEPT);
  }

  /**
   * What to compare versions with.
   *
   * @throws WrongUsageException if the setting is nothing to compare with, or is {@code none} where
   *     a baseline is required
   */
  public BaselineSetting baseline() {
    try {
      BaselineSetting setting =
          BaselineSetting.parse(asGiven(BASELINE).orElse("auto"), buildFolder);
      if (setting instanceof BaselineSetting.None && baselineRequired()) {
        throw new WrongUsageException(
            BASELINE + " is none and " + BASELINE_REQUIRED + " is true: expected one of the two");
      }
      return setting;
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(
          BASELINE + ": " + e.getMessage() + ", actual " + text(BASELINE).orElse(""));
    }
  }

  /**
   * Whether there must be a baseline.
   *
   * @throws WrongUsageException if the setting is neither {@code true} nor {@code false}
   */
  public boolean baselineRequired() {
    List<String> words = List.of("true", "false");
    return word(BASELINE_REQUIRED, word -> Optional.of(word).filter(words::contains), words)
        .filter("true"::equals)
        .isPresent();
  }

  /**
   * What too small a step of a version comes to.
   *
   * @throws WrongUsageException if the setting is no such word
   */
  public BumpPolicy bumpPolicy() {
    List<String> words = Stream.of(BumpPolicy.values()).map(BumpPolicy::label).toList();
    return word(BUMP_POLICY, BumpPolicy::parse, words).orElse(BumpPolicy.LENIENT);
  }

  /**
   * How long waivers may last.
   *
   * @param today the day of the run, UTC
   * @throws WrongUsageException if the setting is no such number of days
   */
  public WaiverTerm waiverTerm(LocalDate today) {
    return text(WAIVERS_LONGEST)
        .map(
            text ->
                Measures.number(text)
                    .filter(days -> days >= 1 && days <= WaiverTerm.MOST)
                    .map(days -> new WaiverTerm(today, days.intValue()))
                    .orElseThrow(
                        () ->
                            new WrongUsageException(
                                WAIVERS_LONGEST
                                    + ": expected a number of days from 1 to "
                                    + WaiverTerm.MOST
                                    + ", actual "
                                    + text)))
        .orElseGet(() -> new WaiverTerm(today));
  }

  /**
   * Which links to artifacts are followed.
   *
   * @throws WrongUsageException if the setting is no such word
   */
  public Links links() {
    List<String> words = Stream.of(Links.values()).map(Links::label).toList();
    return word(LINKS, Links::parse, words).orElse(Links.INSIDE);
  }

  /**
   * What files are that nothing lists.
   *
   * @throws WrongUsageException if the setting is no such word
   */
  public UnlistedPolicy unlisted() {
    List<String> words = Stream.of(UnlistedPolicy.values()).map(UnlistedPolicy::label).toList();
    return word(UNLISTED, UnlistedPolicy::parse, words).orElse(UnlistedPolicy.REMARK);
  }

  /**
   * Globs of files that are not counted beside those of the closed list; none unless set.
   *
   * @throws WrongUsageException if one of them is blank
   */
  public List<String> uncounted() {
    List<String> globs =
        asGiven(UNCOUNTED)
            .map(list -> Stream.of(list.split(",", -1)).distinct().toList())
            .orElse(List.of());
    if (globs.stream().anyMatch(String::isBlank)) {
      throw new WrongUsageException(UNCOUNTED + ": one of the globs is blank: " + globs);
    }
    return globs;
  }

  /**
   * The part of the checks that is asked for, if it is not all of them.
   *
   * @throws WrongUsageException if the setting is no shard
   */
  public Optional<Shard> shard() {
    return text(SHARD)
        .map(
            text ->
                Shard.parse(text)
                    .orElseThrow(
                        () ->
                            new WrongUsageException(
                                SHARD
                                    + ": expected i/n, with n from 1 to "
                                    + Shard.MOST
                                    + " and i from 1 to n, for example 2/7, actual "
                                    + text)));
  }

  /**
   * What comes of a run of some of the suite's tests.
   *
   * @throws WrongUsageException if the setting is no such word
   */
  public PartialRuns partial() {
    List<String> words = Stream.of(PartialRuns.values()).map(PartialRuns::label).toList();
    return word(PARTIAL, PartialRuns::parse, words).orElse(PartialRuns.REJECT);
  }

  /**
   * How long the run may take, if that is bounded.
   *
   * @throws WrongUsageException if the setting is no length of time
   */
  public Optional<Duration> timeout() {
    return text(TIMEOUT)
        .map(
            text ->
                Measures.duration(text)
                    .orElseThrow(
                        () ->
                            new WrongUsageException(
                                TIMEOUT
                                    + ": expected a length of time above 0 and of at most a year,"
                                    + " for example 90s, 10m, 2h or PT10M, actual "
                                    + text)));
  }

  /**
   * How much of a document is read.
   *
   * @throws WrongUsageException if one of the limits is no number, or too large a one
   */
  public Limits limits() {
    Map<Limit, Long> set = new EnumMap<>(Limit.class);
    for (Limit limit : Limit.values()) {
      text(limit.setting()).ifPresent(text -> set.put(limit, limit(limit, text)));
    }
    return new Limits(set);
  }

  private static long limit(Limit limit, String text) {
    return Measures.number(text)
        .filter(value -> value >= 1 && value <= limit.most())
        .orElseThrow(
            () ->
                new WrongUsageException(
                    limit.setting()
                        + ": expected a number from 1 to "
                        + limit.most()
                        + ", for example "
                        + limit.standard()
                        + ", actual "
                        + text));
  }

  /**
   * How many results Allure gets at most, or 0 for as many as there are.
   *
   * @throws WrongUsageException if the setting is no such number
   */
  public long allureLimit() {
    return text(ALLURE_LIMIT)
        .map(
            text ->
                Measures.number(text)
                    .filter(number -> number <= MOST_ALLURE_RESULTS)
                    .orElseThrow(
                        () ->
                            new WrongUsageException(
                                ALLURE_LIMIT
                                    + ": expected a number of results up to "
                                    + MOST_ALLURE_RESULTS
                                    + ", or 0 for no limit, actual "
                                    + text)))
        .orElse(DEFAULT_ALLURE_LIMIT);
  }

  /**
   * How much of a document is read, and how long.
   *
   * @param begun what {@link System#nanoTime} said when the run began
   * @throws WrongUsageException if a limit or the length of time is none
   */
  public Bounds bounds(long begun) {
    Deadline deadline = timeout().map(limit -> Deadline.since(begun, limit)).orElse(Deadline.NONE);
    return new Bounds(limits(), deadline);
  }

  /** The folder for the reports. */
  public Path reportFolder() {
    return path(REPORT_DIR).orElseGet(() -> resolve(DEFAULT_REPORT_DIR));
  }

  /** The settings that are given, by name. */
  public Map<String, String> given() {
    Map<String, String> given = new TreeMap<>();
    KNOWN.forEach(name -> parameters.apply(name).ifPresent(value -> given.put(name, value)));
    return given;
  }

  /** The name of every setting. */
  public static Set<String> names() {
    return new TreeSet<>(KNOWN);
  }

  /** Names that look like settings and are none, so that a misspelt one is not missed. */
  public static Set<String> unknown(Set<String> names) {
    Set<String> unknown = new TreeSet<>();
    for (String name : names) {
      if (name.startsWith("smoke.") && !KNOWN.contains(name)) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  private <T> Optional<T> word(
      String setting, Function<String, Optional<T>> parse, List<String> words) {
    return text(setting)
        .map(
            word ->
                parse
                    .apply(word)
                    .orElseThrow(
                        () ->
                            new WrongUsageException(
                                setting + ": expected one of " + words + ", actual " + word)));
  }

  /** A word, a number or the like. */
  private Optional<String> text(String setting) {
    return asGiven(setting).map(String::strip);
  }

  private Optional<String> asGiven(String setting) {
    Optional<String> text = parameters.apply(setting);
    if (text.isPresent() && text.get().isBlank()) {
      throw new WrongUsageException(
          setting + ": is given and blank: expected a value, or not to be given at all");
    }
    return text;
  }

  private Path resolve(String name) {
    return buildFolder.resolve(name).normalize();
  }
}
