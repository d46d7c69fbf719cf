package io.harmonia.smoke.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What git keeps at a path.
 *
 * @param oid its object's name; empty for a folder of the index, which has none
 */
record TreeEntry(Kind kind, String oid) {
  /** What lies at a path. */
  enum Kind {
    FILE,
    FOLDER,
    LINK,
    SUBMODULE;

    static Kind of(String mode) {
      return switch (mode) {
        case "40000", "040000" -> FOLDER;
        case "120000" -> LINK;
        case "160000" -> SUBMODULE;
        default -> FILE;
      };
    }
  }

  /** A folder of which no more is known. */
  static final TreeEntry SOME_FOLDER = new TreeEntry(Kind.FOLDER, "");

  /**
   * The entry of a name in a tree: lines of {@code mode SP name NUL oid}, in bytes.
   *
   * @param oidLength bytes of an object's name
   */
  static Optional<TreeEntry> in(byte[] tree, String name, int oidLength) {
    byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
    int at = 0;
    while (at < tree.length) {
      int space = indexOf(tree, (byte) ' ', at);
      int nul = indexOf(tree, (byte) 0, space);
      int end = nul + 1 + oidLength;
      if (end > tree.length) {
        return Optional.empty(); // torn, as git itself would not write it
      }
      if (Arrays.equals(tree, space + 1, nul, wanted, 0, wanted.length)) {
        String mode = new String(tree, at, space - at, StandardCharsets.US_ASCII);
        String oid = HexFormat.of().formatHex(tree, nul + 1, end);
        return Optional.of(new TreeEntry(Kind.of(mode), oid));
      }
      at = end;
    }
    return Optional.empty();
  }

  private static int indexOf(byte[] bytes, byte wanted, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
