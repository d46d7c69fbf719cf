package io.harmonia.smoke.kit;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Writes a manifest into a workspace and reads it, as a run does. */
public final class ManifestFixture {
  private final Path root;
  private final ManifestKind kind;
  private Optional<String> recordedRoot = Optional.empty();

  private ManifestFixture(Path root, ManifestKind kind) {
    this.root = root;
    this.kind = kind;
  }

  public static ManifestFixture models(Path root) {
    return new ManifestFixture(root, ManifestKind.MODELS);
  }

  public static ManifestFixture combined(Path root) {
    return new ManifestFixture(root, ManifestKind.COMBINED);
  }

  public ManifestFixture recordedUnder(String prefix) {
    recordedRoot = Optional.of(prefix);
    return this;
  }

  public Path file() {
    return root.resolve(kind.defaultPath());
  }

  public ManifestFixture write(String json) {
    return write(json.getBytes(StandardCharsets.UTF_8));
  }

  public ManifestFixture write(byte[] content) {
    try {
      Files.createDirectories(Objects.requireNonNull(file().getParent()));
      Files.write(file(), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ReadFile<Manifest> read() {
    try {
      Workspace workspace = Workspace.open(root);
      return new ManifestReader(workspace, new PathRules(recordedRoot, workspace.root()))
          .read(kind, Place.usual(workspace, kind.defaultPath()))
          .read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The manifest, which must be readable. */
  public Manifest manifest() {
    ReadFile<Manifest> read = read();
    return read.value().orElseThrow(() -> new AssertionError("Not read: " + read));
  }

  /** What makes the whole file unusable. */
  public Problem malformed() {
    ReadFile<Manifest> read = read();
    if (read instanceof ReadFile.Malformed<Manifest> malformed) {
      return malformed.problem();
    }
    throw new AssertionError("Not malformed: " + read);
  }

  /** The only entry of the models. */
  public Entry entry() {
    List<Entry> entries = manifest().entries(ListName.MODELS);
    if (entries.size() != 1) {
      throw new AssertionError("Not one entry: " + entries);
    }
    return entries.get(0);
  }

  /** The only entry of a models manifest with these fields. */
  public static Entry entry(Path root, String fields) {
    return models(root).write("{\"models\": [{" + fields + "}]}").entry();
  }

  /** What is wrong with a field. */
  public static Problem problem(Optional<? extends Stated<?>> field) {
    return field
        .flatMap(Stated::problem)
        .orElseThrow(() -> new AssertionError("Nothing is wrong with " + field));
  }
}
