package io.harmonia.smoke.kit;

import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.bounds.Bounds;
import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.bump.BumpPolicy;
import io.harmonia.smoke.bump.VersionChecks;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.finding.DigestPolicy;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.ledger.DocumentPlaces;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.path.Links;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.path.UncountedNames;
import io.harmonia.smoke.plan.Strictness;
import io.harmonia.smoke.plan.WorkspacePlan;
import io.harmonia.smoke.pointer.PointerPolicy;
import io.harmonia.smoke.policy.RequirementReader;
import io.harmonia.smoke.policy.WaiverReader;
import io.harmonia.smoke.shard.Shard;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.SourceChoice;
import io.harmonia.smoke.waiver.ShardedPlan;
import io.harmonia.smoke.waiver.WaivedPlan;
import io.harmonia.smoke.waiver.WaiverTerm;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes small workspaces, valid ones until a method breaks one thing.
 *
 * <p>{@link #valid} has a model that is a directory of two files ({@code acme/shards}), one that is
 * a file ({@code acme/single}), and a dataset that is a file ({@code acme/words}), all there; the
 * checksums of {@code top.bin}, {@code single.onnx} and {@code words.txt} are recorded.
 */
public final class WorkspaceBuilder {
  public static final String MODELS = "models/inventory.json";
  public static final String DATASETS = "datasets/inventory.json";
  public static final String COMBINED = "inventory/combined_inventory.json";
  public static final String MODEL_SUMS = "models/checksums.sha256";
  public static final String DATASET_SUMS = "datasets/checksums.sha256";

  public static final String WAIVERS = "inventory/waivers.json";
  public static final String REQUIREMENTS = "inventory/requirements.json";

  /** The day on which these workspaces are checked. */
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  /** A last day of waivers that runs of today accept. */
  @SuppressWarnings("TimeInStaticInitializer") // a test takes seconds
  public static final String SOON = LocalDate.now(ZoneOffset.UTC).plusDays(100).toString();

  public static final String TOP = "models/acme/shards/top.bin";
  public static final String REST = "models/acme/shards/rest.bin";
  public static final String SINGLE = "models/acme/single.onnx";
  public static final String WORDS = "datasets/acme/words.txt";

  public static final String TOP_SHA = sha256("TOP!!");
  public static final String REST_SHA = sha256("rest..");
  public static final String SINGLE_SHA = sha256("single!");
  public static final String WORDS_SHA = sha256("words\n");
  public static final String OTHER_SHA = sha256("something else");

  private static final String SHARDS_ENTRY =
      """
          {
            "name": "acme/shards",
            "version": "1.2.0",
            "path": "models/acme/shards",
            "size_bytes": 11,
            "sha256": "%s",
            "source_url": "https://models.invalid/acme/shards",
            "snapshot": "0a1b2c3",
            "files_count": 2,
            "files": [
              {"path": "top.bin", "size_bytes": 5, "sha256": "%s"},
              {"path": "rest.bin", "size_bytes": 6, "sha256": "%s"}
            ],
            "license": {"name": "Apache-2.0", "url": "https://licenses.invalid/apache", \
          "file_path": "LICENSE", "commercial_use": "allowed", "redistribution": "with notice", \
          "notes": "none"}
          }"""
          .formatted(TOP_SHA, TOP_SHA, REST_SHA);
  private static final String SINGLE_ENTRY =
      """
          {
            "name": "acme/single",
            "version": "0.3.0",
            "path": "models/acme/single.onnx",
            "size_bytes": 7,
            "sha256": "%s",
            "source_url": "https://models.invalid/acme/single"
          }"""
          .formatted(SINGLE_SHA);
  private static final String WORDS_ENTRY =
      """
          {
            "name": "acme/words",
            "version": "2.0.0",
            "path": "datasets/acme/words.txt",
            "size_bytes": 6,
            "sha256": "%s",
            "source_url": "s3://bucket.invalid/words.txt"
          }"""
          .formatted(WORDS_SHA);

  private final Path root;
  private DigestCache digests = new DigestCache(Deadline.NONE);
  private Requirement requirement = Requirement.NONE;
  private PointerPolicy pointers = PointerPolicy.ACCEPT;
  private Links links = Links.INSIDE;
  private UnlistedPolicy unlisted = UnlistedPolicy.REMARK;
  private DigestPolicy digestPolicy = DigestPolicy.ANY;
  private UncountedNames uncounted = UncountedNames.STANDARD;
  private Optional<String> recordedRoot = Optional.empty();
  private List<String> checksumFiles = ChecksumFile.DEFAULT_PATHS;
  private boolean asked;
  private Optional<FoundBaseline> baseline = Optional.empty();
  private BumpPolicy bumpPolicy = BumpPolicy.LENIENT;
  private String waiversPath = WaiverReader.DEFAULT_PATH;
  private boolean waiversAsked;
  private String requirementsPath = RequirementReader.DEFAULT_PATH;
  private boolean requirementsAsked;
  private List<RecordSource> sources = List.of();

  private WorkspaceBuilder(Path root) {
    this.root = root;
  }

  /** A workspace in which nothing is. */
  public static WorkspaceBuilder empty(Path root) {
    return new WorkspaceBuilder(root);
  }

  /** A workspace in which every check passes. */
  public static WorkspaceBuilder valid(Path root) {
    return new WorkspaceBuilder(root)
        .file(TOP, "TOP!!")
        .file(REST, "rest..")
        .file(SINGLE, "single!")
        .file(WORDS, "words\n")
        .models(SHARDS_ENTRY, SINGLE_ENTRY)
        .datasets(WORDS_ENTRY)
        .combined(
            List.of(SHARDS_ENTRY, SINGLE_ENTRY),
            List.of(WORDS_ENTRY),
            """
              {
                "models_bytes": 18,
                "models_files": 3,
                "datasets_bytes": 6,
                "datasets_files": 1
              }""")
        .checksums(MODEL_SUMS, TOP_SHA + "  " + TOP, SINGLE_SHA + "  " + SINGLE)
        .checksums(DATASET_SUMS, WORDS_SHA + "  " + WORDS);
  }

  /** A workspace with one model, which no checksum is recorded for; its entry starts at line 2. */
  public static WorkspaceBuilder withModel(Path root, String entry) {
    return new WorkspaceBuilder(root)
        .file(MODELS, "{\"models\": [\n" + entry + "\n]}\n")
        .file(COMBINED, "{\"models\": [\n" + entry + "\n], \"datasets\": []}\n");
  }

  /** The Git LFS pointer that stands for a text. */
  public static String pointerTo(String content) {
    long size = content.getBytes(StandardCharsets.UTF_8).length;
    return pointer("oid sha256:" + sha256(content), "size " + size);
  }

  /** A Git LFS pointer of these lines after that of the version. */
  public static String pointer(String... lines) {
    return "version https://git-lfs.github.com/spec/v1\n" + String.join("\n", lines) + "\n";
  }

  /** The SHA-256 of a text. */
  public static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public WorkspaceBuilder models(String... entries) {
    return file(MODELS, part("models", entries));
  }

  public WorkspaceBuilder datasets(String... entries) {
    return file(DATASETS, part("datasets", entries));
  }

  public WorkspaceBuilder combined(List<String> models, List<String> datasets, String totals) {
    return file(
        COMBINED,
        "{\n  \"generated_at\": \"2026-11-22T06:17:00Z\",\n  \"version\": \"1.0.0\",\n"
            + list("models", models)
            + ",\n"
            + list("datasets", datasets)
            + ",\n  \"totals\": "
            + totals
            + "\n}\n");
  }

  public WorkspaceBuilder checksums(String file, String... lines) {
    return file(file, String.join("\n", lines) + (lines.length == 0 ? "" : "\n"));
  }

  /** Writes a file, with its folders. */
  public WorkspaceBuilder file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file, with its folders. */
  public WorkspaceBuilder file(String path, byte[] bytes) {
    try {
      Files.write(inNewFolders(path), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public WorkspaceBuilder folder(String path) {
    try {
      Files.createDirectories(root.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a symbolic link; the target is as it is to stand in the link. */
  public WorkspaceBuilder link(String path, String target) {
    try {
      Files.createSymbolicLink(inNewFolders(path), Path.of(target));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public WorkspaceBuilder delete(String... paths) {
    try {
      for (String path : paths) {
        Files.delete(root.resolve(path));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces what stands exactly once in a file. */
  public WorkspaceBuilder edit(String file, String from, String to) {
    String text = text(file);
    if (text.indexOf(from) < 0 || text.indexOf(from) != text.lastIndexOf(from)) {
      throw new IllegalArgumentException("Stands not exactly once in " + file + ": " + from);
    }
    return file(file, text.replace(from, to));
  }

  /** Replaces what stands exactly once in the models' part and in the combined manifest. */
  public WorkspaceBuilder editModel(String from, String to) {
    return edit(MODELS, from, to).edit(COMBINED, from, to);
  }

  public String text(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path root() {
    return root;
  }

  public WorkspaceBuilder require(Requirement required) {
    this.requirement = required;
    return this;
  }

  public WorkspaceBuilder lfsPointers(PointerPolicy policy) {
    this.pointers = policy;
    return this;
  }

  public WorkspaceBuilder digests(DigestPolicy policy) {
    this.digestPolicy = policy;
    return this;
  }

  public WorkspaceBuilder unlisted(UnlistedPolicy policy) {
    this.unlisted = policy;
    return this;
  }

  public WorkspaceBuilder uncounted(String... globs) {
    this.uncounted = UncountedNames.with(List.of(globs));
    return this;
  }

  public WorkspaceBuilder links(Links followed) {
    this.links = followed;
    return this;
  }

  public WorkspaceBuilder recordedRoot(String prefix) {
    this.recordedRoot = Optional.of(prefix);
    return this;
  }

  /** Names the checksum files, as {@code smoke.checksums} does. */
  public WorkspaceBuilder checksumFiles(String... files) {
    this.checksumFiles = List.of(files);
    this.asked = true;
    return this;
  }

  /** Writes waivers, each on a line of its own, the first on line 2. */
  public WorkspaceBuilder waivers(String... waivers) {
    return file(WAIVERS, "[\n" + String.join(",\n", waivers) + "\n]\n");
  }

  /** Names the waivers' file, as {@code smoke.waivers} does. */
  public WorkspaceBuilder waiversFile(String file) {
    this.waiversPath = file;
    this.waiversAsked = true;
    return this;
  }

  /** Writes requirements of models, the first on line 2. */
  public WorkspaceBuilder requirements(String... required) {
    return file(REQUIREMENTS, "{\"models\": {\n" + String.join(",\n", required) + "\n}}\n");
  }

  /** Names the requirements' file, as {@code smoke.requirements} does. */
  public WorkspaceBuilder requirementsFile(String file) {
    this.requirementsPath = file;
    this.requirementsAsked = true;
    return this;
  }

  /** Reads records of other formats, too. */
  public WorkspaceBuilder sources(RecordSource... others) {
    this.sources = List.of(others);
    return this;
  }

  /** Compares with a baseline. */
  public WorkspaceBuilder since(FoundBaseline found) {
    this.baseline = Optional.of(found);
    return this;
  }

  public WorkspaceBuilder bumpPolicy(BumpPolicy policy) {
    this.bumpPolicy = policy;
    return this;
  }

  /** Reads the workspace and plans its checks, with nothing waived. */
  public WorkspacePlan plan() {
    return plan(inventory());
  }

  private WorkspacePlan plan(Inventory inventory) {
    digests = new DigestCache(Deadline.NONE);
    return new WorkspacePlan(
        inventory,
        digests,
        new Strictness(requirement, unlisted, digestPolicy),
        versions(inventory));
  }

  private Inventory inventory() {
    try {
      Workspace workspace = Workspace.open(root, links, pointers, uncounted, Bounds.STANDARD);
      return Inventory.read(
          workspace,
          new PathRules(recordedRoot, workspace.root()),
          new DocumentPlaces(
                  manifests(workspace),
                  checksumFiles.stream().map(path -> place(workspace, path, asked)).toList(),
                  place(workspace, waiversPath, waiversAsked),
                  place(workspace, requirementsPath, requirementsAsked))
              .with(sources, SourceChoice.AUTO));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the workspace and plans its checks, with what is waived on a day waived. */
  public WaivedPlan planOn(LocalDate day) {
    return new WaivedPlan(plan(), new WaiverTerm(day));
  }

  /** Plans the checks of a shard, or of the whole run. */
  public ShardedPlan planFor(Optional<Shard> shard) {
    return new ShardedPlan(planOn(TODAY), shard);
  }

  private Optional<VersionChecks> versions(Inventory inventory) {
    return baseline.map(found -> VersionChecks.of(inventory, found, bumpPolicy));
  }

  /** Makes every check. */
  public Checked check() {
    return checkOn(TODAY);
  }

  /** Makes every check as on a day. */
  public Checked checkOn(LocalDate day) {
    return Checked.by(planOn(day));
  }

  /** Bytes that were hashed for the last plan. */
  public long bytesHashed() {
    return digests.bytesHashed();
  }

  private static Map<ManifestKind, Place> manifests(Workspace workspace) {
    Map<ManifestKind, Place> places = new EnumMap<>(ManifestKind.class);
    for (ManifestKind kind : ManifestKind.values()) {
      places.put(kind, place(workspace, kind.defaultPath(), false));
    }
    return places;
  }

  private static Place place(Workspace workspace, String path, boolean asked) {
    RelativePath relative = new RelativePath(path);
    return new Place(workspace.root().resolve(path), path, Optional.of(relative), asked);
  }

  private Path inNewFolders(String path) throws IOException {
    Path file = root.resolve(path);
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return file;
  }

  private static String part(String name, String... entries) {
    return "{\n  \"generated_at\": \"2026-11-22T06:17:00Z\",\n  \"version\": \"1.0.0\",\n"
        + list(name, new ArrayList<>(List.of(entries)))
        + "\n}\n";
  }

  private static String list(String name, List<String> entries) {
    return "  \"" + name + "\": [\n" + String.join(",\n", entries).indent(4) + "  ]";
  }
}
