package io.harmonia.smoke.matrix;

import io.harmonia.smoke.finding.Kind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every row of the matrix. */
public final class Rows {
  private Rows() {}

  /** The rows under the headings of the document. */
  public static Map<String, List<Row>> byHeading() {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    rows.put("Content of the files", ContentRows.rows());
    rows.put("Directories", DirectoryRows.rows());
    rows.put("Git LFS pointers", PointerRows.rows());
    rows.put("What stands for content and is none", StandInRows.rows());
    rows.put("Checksum files", ChecksumFileRows.rows());
    rows.put("Git LFS in git's index", LfsRows.rows());
    rows.put("Checksum files of other names", SumsRows.rows());
    rows.put("Bags (BagIt)", BagRows.rows());
    rows.put("Models that state their own structure", TensorRows.rows());
    rows.put("The ONNX hub's manifest", OnnxHubRows.rows());
    rows.put("DVC", DvcRows.rows());
    rows.put("Registries of pooch", PoochRows.rows());
    rows.put("git-annex and DataLad", AnnexRows.rows());
    rows.put("Croissant", CroissantRows.rows());
    rows.put("Frictionless Data Packages", FrictionlessRows.rows());
    rows.put("Signed models", ModelSigningRows.rows());
    rows.put("Sources that are asked", UpstreamRows.rows());
    rows.put("Manifests", ManifestRows.rows());
    rows.put("Paths and names", PathRows.rows());
    rows.put("What names and fields mean", NameRows.rows());
    rows.put("Versions since the last commit", VersionRows.rows());
    rows.put("What the last commit had recorded", HistoryRows.rows());
    rows.put("Repositories", GitRows.rows());
    rows.put("Requirements", RequirementRows.rows());
    rows.put("Waivers", WaiverRows.rows());
    rows.put("The settings file", SettingsRows.rows());
    rows.put("What earlier runs verified", StateRows.rows());
    rows.put("One cause, one finding", CauseRows.rows());
    rows.put("Runs and their surroundings", RunRows.rows());
    rows.put("Names and objects of any size, and places for reports", EndRows.rows());
    return rows;
  }

  static Stream<Row> all() {
    return byHeading().values().stream().flatMap(List::stream);
  }

  /** Rows after which a run is not clean. */
  static Stream<Row> faults() {
    return all().filter(Row::isFault);
  }

  /** Rows after which a run is clean. */
  static Stream<Row> harmless() {
    return all().filter(row -> !row.isFault());
  }

  /** The first row of each kind that needs no process of its own, and one that names no kind. */
  public static Stream<Row> oneOfEachKind() {
    Map<Kind, Row> first = new EnumMap<>(Kind.class);
    all()
        .filter(row -> row.surroundings().equals(Surroundings.HERE))
        .forEach(row -> row.expected().kind().ifPresent(kind -> first.putIfAbsent(kind, row)));
    Stream<Row> plain = harmless().filter(row -> row.expected().kind().isEmpty()).limit(1);
    return Stream.concat(first.values().stream(), plain);
  }
}
