package io.harmonia.smoke.checksum;

import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checksum file that was read.
 *
 * @param place where it lies
 * @param lines its lines but for blank ones and comments
 * @param remarks what is worth knowing of it and wrong with nothing
 */
public record ChecksumFile(Place place, List<ChecksumLine> lines, List<String> remarks) {
  /** Where checksum files are looked for unless a setting says otherwise. */
  public static final List<String> DEFAULT_PATHS =
      List.of(defaultPathFor("models"), defaultPathFor("datasets"));

  /** Its recorded checksums, in their order. */
  public List<ChecksumLine.Recorded> recorded() {
    return ofType(ChecksumLine.Recorded.class);
  }

  /** Its lines that are none, in their order. */
  public List<ChecksumLine.Malformed> malformed() {
    return ofType(ChecksumLine.Malformed.class);
  }

  private <T> List<T> ofType(Class<T> type) {
    return lines.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Where the checksum file of a folder is looked for, for example {@code models}. */
  public static String defaultPathFor(String folder) {
    return folder + "/checksums.sha256";
  }

  /**
   * What a name in a checksum file may mean: read from the workspace, and read from the file's
   * folder.
   */
  public static ClaimedPath path(Place file, String name, PathRules paths) {
    return path(name, bases(file), paths);
  }

  /**
   * What a name in a checksum file may mean.
   *
   * @param bases what it may be relative to
   */
  public static ClaimedPath path(String name, List<RelativePath> bases, PathRules paths) {
    String remedy = "Record the file's path.";
    if (name.equals("-")) {
      return ClaimedPath.refused(name, "stands for standard input, not for a file", remedy);
    }
    if (isOfADirectory(name)) {
      return ClaimedPath.refused(
          name, "ends in a separator or a dot, as only a directory's can", remedy);
    }
    return ClaimedPath.of(name, bases, paths);
  }

  private static boolean isOfADirectory(String name) {
    String end = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return end.endsWith("/") || end.endsWith("\\") || (end.isEmpty() && !name.isEmpty());
  }

  /** Where the names in a checksum file may start from: the workspace, and the file's folder. */
  public static List<RelativePath> bases(Place place) {
    return Stream.concat(Stream.of(RelativePath.ROOT), place.folder().stream()).distinct().toList();
  }

  /** Reads the checksum file at a place. Never throws for what it holds. */
  public static Document<ChecksumFile> read(Workspace workspace, Place place) {
    return Document.read(workspace, place, parser(place, workspace.bounds().limits()));
  }

  /** Parses the checksum file at a place, or what an earlier commit has there. */
  public static ReadFile.Parser<ChecksumFile> parser(Place place, Limits limits) {
    return in -> parse(place, in, limits);
  }

  private static ChecksumFile parse(Place place, InputStream document, Limits limits)
      throws IOException, MalformedTextException {
    ChecksumLineParser parser = new ChecksumLineParser();
    List<ChecksumLine> lines = new ArrayList<>();
    List<String> remarks =
        new SumText(place, limits)
            .read(
                document,
                new SumText.Lines() {
                  @Override
                  public void line(String text, Location at) {
                    lines.add(parser.parse(text, at));
                  }

                  @Override
                  public void notUtf8(String asLatin1, Problem problem) {
                    parser.parse(asLatin1, problem.at()); // its form
                    lines.add(new ChecksumLine.Malformed(problem));
                  }

                  @Override
                  public void tooLong(Problem problem) {
                    lines.add(new ChecksumLine.Malformed(problem));
                  }
                });
    return new ChecksumFile(place, List.copyOf(lines), remarks);
  }
}
