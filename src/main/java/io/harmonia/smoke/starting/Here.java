package io.harmonia.smoke.starting;

import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.SourceDocument;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Document;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a repository has already, as far as the suite or a reader of its models would look at it.
 */
public final class Here {
  /** How files of models and datasets are named. */
  public static final List<String> MODEL_ENDINGS =
      List.of(
          ".onnx",
          ".safetensors",
          ".gguf",
          ".pt",
          ".pth",
          ".ckpt",
          ".h5",
          ".keras",
          ".tflite",
          ".pb",
          ".npz",
          ".parquet",
          ".joblib");

  private static final int NAMED = 3;

  private final Inventory inventory;

  /** What was read of a repository. */
  public Here(Inventory inventory) {
    this.inventory = inventory;
  }

  /** A line for each sort of record that is checked already. */
  public List<String> checked() {
    List<String> lines = new ArrayList<>();
    Stream.<Document<?>>concat(
            inventory.manifests().values().stream(), inventory.checksums().stream())
        .filter(document -> !document.isMissing())
        .forEach(document -> lines.add(own(document)));
    Map<String, Records> formats = new LinkedHashMap<>();
    for (SourceDocument document : inventory.records().all()) {
      long files = document.claims().count();
      if (files > 0 || document.statement().isEmpty()) {
        formats
            .computeIfAbsent(document.source().name(), name -> new Records())
            .add(document, files);
      }
    }
    formats.forEach((name, records) -> lines.add(row(name, records.said())));
    return lines;
  }

  /** Files by whose names they are models or data, and of which no record speaks. */
  public List<RelativePath> unrecorded() {
    Set<RelativePath> spoken = new HashSet<>();
    inventory.records().claims().forEach(claim -> spoken.addAll(claim.path().places()));
    return inventory.records().repository().files().stream()
        .filter(Here::isModel)
        .filter(file -> !isSpokenOf(file, spoken))
        .toList();
  }

  private static boolean isSpokenOf(RelativePath file, Set<RelativePath> spoken) {
    for (RelativePath path = file; !path.equals(RelativePath.ROOT); path = path.parent()) {
      if (spoken.contains(path)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isModel(RelativePath file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    return MODEL_ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static String own(Document<?> document) {
    String what =
        document
            .value()
            .filter(Manifest.class::isInstance)
            .map(manifest -> "manifest")
            .orElse(document.value().isPresent() ? "checksum file" : "cannot be read");
    return row("harmonia", Printable.of(document.place().shownAs()) + ": " + what);
  }

  static String row(String first, String second) {
    return String.format("  %-14s", first) + second;
  }

  /** Those of one format. */
  private static final class Records {
    private final List<String> places = new ArrayList<>();
    private long files;

    void add(SourceDocument document, long claims) {
      files += claims;
      boolean isRepository = document.place().path().filter(RelativePath.ROOT::equals).isPresent();
      places.add(isRepository ? "git's index" : Printable.of(document.place().shownAs()));
    }

    String said() {
      int more = places.size() - NAMED;
      return Quantity.count(files, "file", "files")
          + " in "
          + String.join(", ", places.subList(0, Math.min(NAMED, places.size())))
          + (more > 0 ? " and " + more + " more" : "");
    }
  }
}
