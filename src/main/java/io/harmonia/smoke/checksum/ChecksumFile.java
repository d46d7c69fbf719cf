package io.harmonia.smoke.checksum;

import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bounds.Limits;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A checksum file that was read.
 *
 * @param source where it lies
 * @param lines its lines but for blank ones and comments
 * @param remarks what is worth knowing of it and wrong with nothing
 */
public record ChecksumFile(Source source, List<ChecksumLine> lines, List<String> remarks) {
  /** Where checksum files are looked for unless a setting says otherwise. */
  public static final List<String> DEFAULT_PATHS =
      List.of(defaultPathFor("models"), defaultPathFor("datasets"));

  /** Where the checksum file of a folder is looked for, for example {@code models}. */
  public static String defaultPathFor(String folder) {
    return folder + "/checksums.sha256";
  }

  /**
   * A place where a checksum file is looked for.
   *
   * @param file the file
   * @param shownAs its path as messages show it
   * @param folder its folder, if that is in the workspace: names may be relative to it
   * @param asked whether a setting names it, so that it must be there
   */
  public record Source(Path file, String shownAs, Optional<RelativePath> folder, boolean asked) {

    /** Where its names may start from: the workspace, and its folder if that is another one. */
    public List<RelativePath> bases() {
      return folder.filter(f -> !f.equals(RelativePath.ROOT)).isPresent()
          ? List.of(RelativePath.ROOT, folder.get())
          : List.of(RelativePath.ROOT);
    }
  }

  /**
   * What reading one gave.
   *
   * @param source where it was looked for
   * @param read what was found there
   */
  public record Read(Source source, ReadFile<ChecksumFile> read) {}

  /** Reads the checksum file at a place. Never throws for what it holds. */
  public static Read read(Workspace workspace, Source source) {
    Limits limits = workspace.bounds().limits();
    return new Read(
        source, ReadFile.read(workspace, source.file(), source.shownAs(), parser(source, limits)));
  }

  /** Parses a checksum file that is read from elsewhere, for example from an earlier commit. */
  public static ReadFile.Parser<ChecksumFile> parser(Source source, Limits limits) {
    return in -> parse(source, in, limits);
  }

  private static ChecksumFile parse(Source source, InputStream document, Limits limits)
      throws IOException, MalformedTextException {
    BufferedInputStream in = new BufferedInputStream(document);
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    if (isUtf16(start)) {
      throw malformed(
          source,
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
          source.shownAs() + " starts with a byte-order mark, over which sha256sum skips line 1");
    }
    return new ChecksumFile(source, lines(source, in, limits), List.copyOf(remarks));
  }

  private static List<ChecksumLine> lines(Source source, InputStream in, Limits limits)
      throws IOException {
    ChecksumLineParser parser = new ChecksumLineParser();
    List<ChecksumLine> lines = new ArrayList<>();
    BoundedLines read = new BoundedLines(in, (int) limits.of(Limit.LINE_LENGTH));
    for (int number = 1; read.next(); number++) {
      Location at = new Location(source.shownAs(), number, 1);
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

  private static MalformedTextException malformed(Source source, String message, String remedy) {
    return new MalformedTextException(
        new Problem(Location.startOf(source.shownAs()), message, remedy));
  }
}
