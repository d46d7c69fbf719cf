package io.harmonia.smoke.model;

import java.util.Locale;
import java.util.Set;

/**
 * How checksum files are written, which changes nothing of what they say.
 *
 * @param fromFolder the checksum files whose names are relative to their folder, not to the
 *     workspace
 * @param spelling of their lines
 */
record Manner(Set<Shelf> fromFolder, Spelling spelling) {

  enum Spelling {
    PLAIN,
    BINARY,
    BSD,
    ESCAPED,
    UPPER_CASE,
    CRLF
  }

  String line(Shelf shelf, Line line) {
    String name = name(shelf, line.path());
    String digest = line.digest();
    return switch (spelling) {
      case PLAIN -> digest + "  " + name + "\n";
      case BINARY -> digest + " *" + name + "\n";
      case BSD -> "SHA256 (" + name + ") = " + digest + "\n";
      case ESCAPED -> "\\" + digest + "  " + name + "\n";
      case UPPER_CASE -> digest.toUpperCase(Locale.ROOT) + "  " + name + "\n";
      case CRLF -> digest + "  " + name + "\r\n";
    };
  }

  private String name(Shelf shelf, String path) {
    return fromFolder.contains(shelf) ? path.substring(shelf.folder().length() + 1) : path;
  }

  /** Where a line's name would lead from the other base. */
  String atOtherBase(Shelf shelf, String path) {
    return fromFolder.contains(shelf) ? name(shelf, path) : shelf.folder() + "/" + path;
  }
}
