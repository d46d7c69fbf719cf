package io.harmonia.smoke.settings;

import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bump.BumpPolicy;
import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.finding.DigestPolicy;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.formats.RecordSources;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.pointer.PointerPolicy;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.source.SourceChoice;
import io.harmonia.smoke.upstream.Course;
import io.harmonia.smoke.waiver.WaiverTerm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every setting, in the order in which docs/settings.md lists them. */
public final class SmokeSettings {
  private static final Map<String, Setting<?>> ALL = new LinkedHashMap<>();
  private static final Map<Limit, Setting<Long>> LIMITS = new EnumMap<>(Limit.class);
  private static final long MOST_ALLURE_RESULTS = 1_000_000_000;

  public static final Setting<Optional<Path>> ROOT =
      place(
          "smoke.root",
          "nearest folder upward with a manifest or checksum file, else the git checkout, else the"
              + " nearest one with a record of all that is in it (`.dvc/config`, `bagit.txt`,"
              + " `datapackage.json`, …)",
          "the workspace");

  public static final Setting<Optional<Path>> MODELS =
      place(
          "smoke.models",
          "`models/inventory.json` of the workspace",
          "place of the models' manifest");

  public static final Setting<Optional<Path>> DATASETS =
      place(
          "smoke.datasets",
          "`datasets/inventory.json` of the workspace",
          "place of the datasets' manifest");

  public static final Setting<Optional<Path>> COMBINED =
      place(
          "smoke.combined",
          "`inventory/combined_inventory.json` of the workspace",
          "place of the combined manifest");

  public static final Setting<Optional<List<Path>>> CHECKSUMS =
      optional(
          "smoke.checksums",
          Form.list("names", Form.path()),
          "`models/checksums.sha256` and `datasets/checksums.sha256` of the workspace",
          "places of checksum files, separated by commas");

  public static final Setting<SourceChoice> SOURCES =
      declare(
          Setting.of(
                  "smoke.sources",
                  (text, folder) -> SourceChoice.parse(text, RecordSources.names()),
                  "auto",
                  "which [other records](formats.md) are read: `auto`, each at its own places;"
                      + " `none`; or formats and places, separated by commas:"
                      + " `auto,pooch:data/registry.txt`, `dvc,lfs`")
              .changingVerdicts()
              .noted(SmokeSettings::noteOn));

  public static final Setting<Optional<List<String>>> SOURCES_EXCLUDE =
      declare(
          Setting.optional(
                  "smoke.sources.exclude",
                  Form.list("globs", (text, folder) -> text),
                  "none",
                  "globs, separated by commas alone, of records of other formats that are not read,"
                      + " or of their folders: fixtures, templates; the report names them")
              .changingVerdicts()
              .noted(
                  given ->
                      given.map(
                          globs ->
                              "records of these names were not read (smoke.sources.exclude): "
                                  + String.join(", ", globs))));

  public static final Setting<DigestPolicy> DIGESTS =
      verdict(
          "smoke.digests",
          Form.word(DigestPolicy.class),
          "any",
          "what an MD5, a SHA-1 or a size alone verifies: `any`: accepted and counted apart;"
              + " `strong`: unchecked");

  public static final Setting<Course.Depth> UPSTREAM =
      verdict(
          "smoke.upstream",
          Form.word(Course.Depth.class),
          "none",
          "whether [sources are asked](upstream.md) if they still have what is recorded,"
              + " without a download: `none`; `present`: that it is there, and its size; `digest`:"
              + " the digests that servers state, too");

  public static final Setting<Duration> UPSTREAM_TIMEOUT =
      plain(
          "smoke.upstream.timeout",
          Form.text(
              "a length of time above 0 and of at most a year, for example 90s, 10m or PT10M",
              Measures::duration),
          "10m",
          "how long sources may be asked, all together; those that are not asked by then did not"
              + " answer");

  public static final Setting<Optional<List<String>>> UPSTREAM_ALLOW =
      declare(
          Setting.optional(
                  "smoke.upstream.allow",
                  Form.list("hosts", Form.text("a host", text -> Optional.of(text))),
                  "none",
                  "hosts, separated by commas, that are asked though their addresses are not of the"
                      + " public internet")
              .changingVerdicts()
              .noted(
                  given ->
                      given.map(
                          hosts ->
                              "these hosts may have any address (smoke.upstream.allow): "
                                  + String.join(", ", hosts))));

  public static final Setting<Boolean> UPSTREAM_HTTP =
      verdict(
          "smoke.upstream.http",
          Form.yesOrNo(),
          "false",
          "`true`: sources without encryption (`http`) are asked as well; anybody on the way can"
              + " answer for them");

  public static final Setting<Boolean> UPSTREAM_REQUIRED =
      verdict(
          "smoke.upstream.required",
          Form.yesOrNo(),
          "false",
          "`true`: a source that does not answer makes the run incomplete");

  public static final Setting<AskedSources> UPSTREAM_ONLY =
      declare(
          Setting.of(
                  "smoke.upstream.only",
                  Form.word(AskedSources.class),
                  "all",
                  "which sources are asked: `all`, or `changed`: those of which the baseline did not"
                      + " record the same; without a baseline, all")
              .changingVerdicts()
              .noted(
                  only ->
                      Optional.of(
                              "of sources, those were not asked of which the baseline recorded the same"
                                  + " (smoke.upstream.only=changed)")
                          .filter(note -> only == AskedSources.CHANGED)));

  public static final Setting<Optional<Path>> UPSTREAM_CACHE =
      declare(
          Setting.optional(
                  "smoke.upstream.cache",
                  Form.path(),
                  "none",
                  "a folder outside of the repository that keeps for a week what sources stated, so"
                      + " that they are not asked again")
              .noted(
                  cache ->
                      cache.map(
                          folder ->
                              "what sources stated in the last week was taken from a cache"
                                  + " (smoke.upstream.cache)")));

  public static final Setting<MovedOn> UPSTREAM_MOVED_ON =
      verdict(
          "smoke.upstream.moved-on",
          Form.word(MovedOn.class),
          "remark",
          "what it is that a branch has another content by now: `remark`, or `drift`");

  public static final Setting<Optional<Path>> WAIVERS =
      place(
          "smoke.waivers",
          "`inventory/waivers.json` of the workspace, if there is one",
          "place of the waivers");

  public static final Setting<Long> WAIVERS_LONGEST =
      plain(
          "smoke.waivers.longest",
          Form.number("a number of days from 1 to " + WaiverTerm.MOST, 1, WaiverTerm.MOST),
          "" + WaiverTerm.STANDARD,
          "days from the day of the run to a waiver's last day, at most; 1 to " + WaiverTerm.MOST);

  public static final Setting<Optional<Path>> REQUIREMENTS =
      place(
          "smoke.requirements",
          "`inventory/requirements.json` of the workspace, if there is one",
          "place of the requirements");

  public static final Setting<Optional<String>> RECORDED_ROOT =
      declare(
          Setting.optional(
                  "smoke.recorded-root",
                  (text, folder) -> text,
                  "none",
                  "prefix under which paths were recorded, to strip: `C:/repos/harmonia`")
              .changingVerdicts());

  public static final Setting<BaselineSetting> BASELINE =
      plain(
          "smoke.baseline",
          SmokeSettings::baseline,
          "auto",
          "What versions are compared with: `auto`, a git revision (`origin/main`, `HEAD~1`, a"
              + " tag, a SHA), `dir:PATH`, or `none`.");

  public static final Setting<Boolean> BASELINE_REQUIRED =
      verdict(
          "smoke.baseline.required",
          Form.yesOrNo(),
          "false",
          "`true`: without a baseline the run is incomplete.");

  public static final Setting<BumpPolicy> BUMP_POLICY =
      verdict(
          "smoke.bump-policy",
          Form.word(BumpPolicy.class),
          "lenient",
          "`strict`: a version that rose by less than the change asks for is drift;"
              + " `lenient`: a remark.");

  public static final Setting<Requirement> REQUIRE =
      verdict(
          "smoke.require",
          Form.word(Requirement.class),
          "none",
          "`none`; `recorded`: drift in a workspace without any recorded checksum;"
              + " `present`: drift where a listed artifact is not there");

  public static final Setting<PointerPolicy> LFS_POINTERS =
      verdict(
          "smoke.lfs-pointers",
          Form.word(PointerPolicy.class),
          "accept",
          "`accept`: a Git LFS pointer stands for the content that it states; `reject`: it"
              + " counts as missing");

  public static final Setting<Links> LINKS =
      declare(
          Setting.of(
                  "smoke.links",
                  Form.word(Links.class),
                  "inside",
                  "which symbolic links to artifacts are followed: `inside` the workspace;"
                      + " `anywhere`, for hub caches that lie elsewhere")
              .changingVerdicts()
              .noted(
                  links ->
                      Optional.of(
                              "links that leave the workspace were followed (smoke.links=anywhere)")
                          .filter(note -> links == Links.ANYWHERE)));

  public static final Setting<UnlistedPolicy> UNLISTED =
      verdict(
          "smoke.unlisted",
          Form.word(UnlistedPolicy.class),
          "remark",
          "what a file is that [nothing lists](policy.md#directories): `remark`, or `reject`: drift");

  public static final Setting<Optional<List<String>>> UNCOUNTED =
      declare(
          Setting.optional(
                  "smoke.uncounted",
                  Form.list("globs", (text, folder) -> text),
                  "none",
                  "globs, separated by commas alone (a space belongs to the glob), of files that"
                      + " are [not counted](policy.md#directories) beside those of the closed list; the"
                      + " report and the closing line name them")
              .changingVerdicts()
              .noted(
                  given ->
                      given.map(
                          globs ->
                              "files of these names were not counted (smoke.uncounted): "
                                  + String.join(", ", globs))));

  public static final Setting<Optional<List<String>>> RESTORED =
      declare(
          Setting.optional(
                  "smoke.restored",
                  Form.list("names", (text, folder) -> text),
                  "none",
                  "manifests and checksum files, separated by commas alone (a space belongs to the"
                      + " name) and relative to the workspace, that a step before the run brought"
                      + " from a cache or store because the repository keeps them out of git; the"
                      + " report names them, and one that git tracks is refused")
              .noted(
                  given ->
                      given.map(
                          names ->
                              "restored, not from the checkout: "
                                  + String.join(", ", names)
                                  + " (smoke.restored)")));

  public static final Setting<Optional<Shard>> SHARD =
      optional(
          Shard.SETTING,
          Form.text(
              "i/n, with n from 1 to " + Shard.MOST + " and i from 1 to n, for example 2/7",
              Shard::parse),
          "all of them",
          "the part of the checks to make, `2/7`: see [Shards](shards.md)");

  public static final Setting<PartialRuns> PARTIAL =
      plain(
          "smoke.partial",
          Form.word(PartialRuns.class),
          "reject",
          "`reject`: a run of some of the suite's tests fails the build; `allow`, for IDEs"
              + " where one test is run on purpose: it is incomplete and says so, and fails"
              + " nothing");

  public static final Setting<Optional<Duration>> TIMEOUT =
      optional(
          "smoke.timeout",
          Form.text(
              "a length of time above 0 and of at most a year, for example 90s, 10m, 2h or"
                  + " PT10M",
              Measures::duration),
          "none",
          "how long the run may take, from its start: `90s`, `10m`, `2h`, `PT10M`; what is not"
              + " finished then is unchecked");

  public static final Setting<Optional<Path>> STATE =
      declare(
          Setting.optional(
                  "smoke.state",
                  Form.path(),
                  "none: every file is read",
                  "[folder](state.md), outside of the workspace and your own alone, that"
                      + " remembers which files matched; one that did not change since is not read"
                      + " again and counted as verified earlier")
              .noted(
                  given ->
                      given.map(
                          folder ->
                              "a file that an earlier run verified and that did not change since is"
                                  + " not read again (smoke.state)")));

  public static final Setting<Duration> STATE_MAX_AGE =
      plain(
          "smoke.state.max-age",
          Form.text(
              "a length of time above 0 and of at most a year, for example 12h, 7d or P7D",
              Measures::duration),
          "7d",
          "how long ago a file may have been read that is not read again: `12h`, `7d`");

  public static final Setting<Long> LIMIT_DOCUMENT_SIZE =
      limit(
          Limit.DOCUMENT_SIZE,
          "bytes of a manifest, schema or checksum file; this and the next ones may end in `kB`,"
              + " `MB` or `GB`");

  public static final Setting<Long> LIMIT_DEPTH =
      limit(Limit.DEPTH, "objects and arrays of a JSON document inside each other");

  public static final Setting<Long> LIMIT_TEXT_LENGTH =
      limit(Limit.TEXT_LENGTH, "characters of a text in a JSON document");

  public static final Setting<Long> LIMIT_KEY_LENGTH =
      limit(Limit.KEY_LENGTH, "characters of a key in a JSON document");

  public static final Setting<Long> LIMIT_NUMBER_LENGTH =
      limit(Limit.NUMBER_LENGTH, "digits of a number in a JSON document");

  public static final Setting<Long> LIMIT_LINE_LENGTH =
      limit(Limit.LINE_LENGTH, "bytes of a line of a checksum file");

  public static final Setting<Path> REPORT_DIR =
      declare(
          Setting.byFolder(
              "smoke.report.dir",
              Form.path(),
              SmokeSettings::reportFolder,
              "`target/smoke` where there is a `pom.xml`, else `.harmonia-smoke`, which git is told"
                  + " to ignore",
              "the folder for the reports; refused where git tracks files in it, or where a"
                  + " symbolic link of the checked repository leads to it"));

  public static final Setting<Optional<Path>> JUNIT_XML =
      place(
          "smoke.junit-xml",
          "none; with the jar's `--junit-xml`, that file",
          "file that gets the results as JUnit XML with files and lines, beside Surefire's own");

  public static final Setting<Long> ALLURE_LIMIT =
      plain(
          "smoke.allure.limit",
          Form.number(
              "a number of results up to " + MOST_ALLURE_RESULTS + ", or 0 for no limit",
              0,
              MOST_ALLURE_RESULTS),
          "10000",
          "how many results Allure gets: what drifted or is unchecked first, one more that sums"
              + " up the rest; `0` for no limit");

  public static final Setting<Optional<Path>> ALLURE_ENVIRONMENT =
      place(
          "smoke.allure.environment",
          "none; with the jar's `--allure-results`, that folder",
          "folder of Allure results that gets an `environment.properties`");

  private SmokeSettings() {}

  private static Path reportFolder(Path build) {
    return Files.exists(build.resolve("pom.xml"))
        ? build.resolve("target/smoke")
        : build.resolve(".harmonia-smoke");
  }

  /** Every setting. */
  public static Collection<Setting<?>> all() {
    return Collections.unmodifiableCollection(ALL.values());
  }

  /** The setting of each limit. */
  static Map<Limit, Setting<Long>> limits() {
    return Collections.unmodifiableMap(LIMITS);
  }

  /** Names that look like settings and are none, so that a misspelt one is not missed. */
  public static Set<String> unknown(Set<String> names) {
    return names.stream()
        .filter(name -> name.startsWith("smoke.") && !isKnown(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The setting of that name, which must be one. */
  public static Setting<?> named(String name) {
    Setting<?> setting = ALL.get(name);
    if (setting == null) {
      throw new IllegalArgumentException("no such setting: " + name);
    }
    return setting;
  }

  /** Whether a setting has this name. */
  public static boolean isKnown(String name) {
    return ALL.containsKey(name);
  }

  /** What may be meant by a name that no setting has: those that begin or end alike. */
  public static List<String> suggestions(String name) {
    String start = name.substring(0, Math.min(name.length(), "smoke.xx".length()));
    return ALL.keySet().stream()
        .filter(known -> known.startsWith(start) || known.endsWith("." + name))
        .sorted()
        .toList();
  }

  private static Optional<String> noteOn(SourceChoice choice) {
    return choice.all()
        ? Optional.empty()
        : Optional.of(
            "of other records than Harmonia's, "
                + (choice.asked().isEmpty() ? "none were" : "only those asked for were")
                + " read (smoke.sources)");
  }

  private static BaselineSetting baseline(String text, Path folder) {
    try {
      return BaselineSetting.parse(text, folder);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", actual " + text.strip(), e);
    }
  }

  private static <T> Setting<T> plain(String name, Form<T> form, String standard, String meaning) {
    return declare(Setting.of(name, form, standard, meaning));
  }

  private static <T> Setting<T> verdict(
      String name, Form<T> form, String standard, String meaning) {
    return declare(Setting.of(name, form, standard, meaning).changingVerdicts());
  }

  private static <T> Setting<Optional<T>> optional(
      String name, Form<T> form, String unlessGiven, String meaning) {
    return declare(Setting.optional(name, form, unlessGiven, meaning));
  }

  private static Setting<Optional<Path>> place(String name, String unlessGiven, String meaning) {
    return optional(name, Form.path(), unlessGiven, meaning);
  }

  private static Setting<Long> limit(Limit limit, String meaning) {
    Form<Long> form =
        Form.number(
            "a number from 1 to " + limit.most() + ", for example " + limit.standard(),
            1,
            limit.most());
    Setting<Long> setting = verdict(limit.setting(), form, "" + limit.standard(), meaning);
    LIMITS.put(limit, setting);
    return setting;
  }

  private static <T> Setting<T> declare(Setting<T> setting) {
    ALL.put(setting.name(), setting);
    return setting;
  }
}
