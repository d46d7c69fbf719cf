package io.harmonia.smoke.checksum;

import io.harmonia.smoke.bounds.Limit;
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
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A checksum file that was read.
 *
 * @param place where it lies
 * @param lines its lines but for blank ones and comments
 * @param remarks what is worth knowing of it and wrong with nothing
 */
public record ChecksumFile(Place place, List<ChecksumLine> lines, List<String> remarks) {
  private static final Pattern DIRECTORY = Pattern.compile("[/\\\\]\\z|(^|[/\\\\])\\.\\z");

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
    String remedy = "Record the file's path.";
    if (name.equals("-")) {
      return ClaimedPath.refused(name, "stands for standard input, not for a file", remedy);
    }
    if (DIRECTORY.matcher(name).find()) {
      return ClaimedPath.refused(
          name, "ends in a separator or a dot, as only a directory's can", remedy);
    }
    return ClaimedPath.of(name, bases(file), paths);
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
    BufferedInputStream in = new BufferedInputStream(document);
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    if (isUtf16(start)) {
      throw malformed(
          place,
          "is UTF-16, expected UTF-8",
          "Save it as UTF-8 (iconv -f UTF-16 -t UTF-8): PowerShell's > writes UTF-16.");
    }
    List<String> remarks = new ArrayList<>();
    if (start.length >= 3
        && start[0] == (byte) 0xEF
        && start[1] == (byte) 0xBB
        && start[2] == (byte) 0xBF) {
      in.skipNBytes(3);
      remarks.add(
          place.shownAs() + " starts with a byte-order mark, over which sha256sum skips line 1");
    }
    return new ChecksumFile(place, lines(place, in, limits), List.copyOf(remarks));
  }

  private static List<ChecksumLine> lines(Place place, InputStream in, Limits limits)
      throws IOException {
    ChecksumLineParser parser = new ChecksumLineParser();
    List<ChecksumLine> lines = new ArrayList<>();
    BoundedLines read = new BoundedLines(in, (int) limits.of(Limit.LINE_LENGTH));
    for (int number = 1; read.next(); number++) {
      Location at = new Location(place.shownAs(), number, 1);
      if (read.isEmpty() || read.isComment()) {
        continue;
      }
      if (read.isTooLong()) {
        lines.add(new ChecksumLine.Malformed(limits.exceeded(Limit.LINE_LENGTH, at)));
      } else {
        lines.add(line(parser, read.bytes(), at));
      }
    }
    return List.copyOf(lines);
  }

  private static ChecksumLine line(ChecksumLineParser parser, byte[] bytes, Location at) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return parser.parse(text, at);
    } catch (CharacterCodingException e) {
      parser.parse(new String(bytes, StandardCharsets.ISO_8859_1), at); // its form
      return new ChecksumLine.Malformed(
          new Problem(
              at,
              "the line is not UTF-8",
              "Save the file as UTF-8 (iconv -t UTF-8), and rename files whose names are not."));
    }
  }

  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    boolean marked = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
    boolean unmarked =
        bytes.length > 3
            && ((first == 0) != (second == 0))
            && ((bytes[2] == 0) == (first == 0))
            && ((bytes[3] == 0) == (second == 0));
    return marked || unmarked;
  }

  private static MalformedTextException malformed(Place place, String message, String remedy) {
    return new MalformedTextException(
        new Problem(Location.startOf(place.shownAs()), message, remedy));
  }
}
