package io.harmonia.smoke.ledger;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Overview;
import io.harmonia.smoke.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which file each line of a checksum file is about. */
public final class RecordedPlaces {
  private RecordedPlaces() {}

  /**
   * A line and its file.
   *
   * @param line the line
   * @param path the file's path
   * @param found what lies there
   */
  public record Place(ChecksumLine.Recorded line, RelativePath path, Found found) {}

  /**
   * The lines of one checksum file.
   *
   * @param places the lines, in their order, but for those whose names are refused
   * @param folder the folder from which its names are read, if that can be told
   */
  public record OfFile(List<Place> places, Optional<RelativePath> folder) {}

  /** The lines of a checksum file, in their order, but for those whose names are refused. */
  public static List<Place> of(Inventory inventory, io.harmonia.smoke.workspace.Place file) {
    return read(inventory, file).places();
  }

  /** The lines of a checksum file, and how its names are read. */
  public static OfFile read(Inventory inventory, io.harmonia.smoke.workspace.Place file) {
    RecordedLines recorded = resolve(inventory);
    return new OfFile(
        recorded.of(file).stream()
            .flatMap(
                line ->
                    line.place().stream().map(path -> new Place(line.line(), path, line.found())))
            .toList(),
        recorded.folderOf(file));
  }

  /** Which files count for what is recorded of them; none are listed. */
  public static CountedFiles counted(Inventory inventory) {
    return new CountedFiles(Set.of(), resolve(inventory).places(), inventory.documents());
  }

  private static RecordedLines resolve(Inventory inventory) {
    return new Ledger(inventory).lines();
  }

  /**
   * The files that checksum files are about and that are there, each once, as far as that can be
   * told without the manifests, which decide only what a name means where nothing is there.
   *
   * @param most lines that are looked at; none of them where there are more
   */
  public static List<Found.RegularFile> evident(
      Workspace workspace, PathRules paths, List<Document<ChecksumFile>> files, int most) {
    List<ChecksumFile> read = files.stream().flatMap(file -> file.read().value().stream()).toList();
    return read.stream().mapToInt(file -> file.lines().size()).sum() > most
        ? List.of()
        : RecordedLines.evident(new Overview(workspace), paths, read);
  }
}
