package io.harmonia.smoke.bench;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.ledger.DocumentPlaces;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.policy.RequirementReader;
import io.harmonia.smoke.policy.WaiverReader;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A workspace in a temporary folder: models in a part and the combined manifest, files absent. */
final class BenchWorkspace implements AutoCloseable {
  private final Path root;

  private BenchWorkspace(Path root) {
    this.root = root;
  }

  static BenchWorkspace of(int entries) throws IOException {
    BenchWorkspace workspace = new BenchWorkspace(Files.createTempDirectory("smoke-bench"));
    String models =
        IntStream.range(0, entries)
            .mapToObj(BenchWorkspace::entry)
            .collect(Collectors.joining(",\n", "\"models\": [\n", "\n]"));
    workspace.write(ManifestKind.MODELS.defaultPath(), "{" + models + "}\n");
    workspace.write(ManifestKind.COMBINED.defaultPath(), "{" + models + ", \"datasets\": []}\n");
    workspace.write(
        ChecksumFile.DEFAULT_PATHS.get(0),
        IntStream.range(0, entries)
            .mapToObj(i -> digest(i) + "  models/org/model-" + i + "/a.bin\n")
            .collect(Collectors.joining()));
    return workspace;
  }

  private static String entry(int i) {
    return """
    {"name": "org/model-%d", "version": "1.0.0", "path": "models/org/model-%d",
     "size_bytes": %d, "sha256": "%s", "files_count": 2,
     "source_url": "https://hub.invalid/org/model-%d",
     "files": [{"path": "a.bin", "size_bytes": 500, "sha256": "%s"},
               {"path": "b.bin", "size_bytes": %d}]}"""
        .formatted(i, i, 1000 + i, digest(i), i, digest(i), 500 + i);
  }

  private static Sha256 digest(int i) {
    return Sha256.ofContent(Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  Workspace open() throws IOException {
    return Workspace.open(root);
  }

  PathRules paths() {
    return new PathRules(Optional.empty(), root);
  }

  Place checksums() throws IOException {
    return Place.usual(open(), ChecksumFile.DEFAULT_PATHS.get(0));
  }

  Inventory inventory() throws IOException {
    Workspace workspace = open();
    Map<ManifestKind, Place> manifests = new EnumMap<>(ManifestKind.class);
    for (ManifestKind kind : ManifestKind.values()) {
      manifests.put(kind, Place.usual(workspace, kind.defaultPath()));
    }
    return Inventory.read(
        workspace,
        paths(),
        new DocumentPlaces(
            manifests,
            List.of(checksums()),
            Place.usual(workspace, WaiverReader.DEFAULT_PATH),
            Place.usual(workspace, RequirementReader.DEFAULT_PATH)));
  }

  @Override
  public void close() throws IOException {
    delete(root);
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(BenchWorkspace::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
