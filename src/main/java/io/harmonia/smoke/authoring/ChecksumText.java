package io.harmonia.smoke.authoring;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A checksum file line by line, byte for byte. A line keeps its form when its digest is replaced:
 * mark, tag, escapes, and the end of the line.
 */
final class ChecksumText {
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private final ChecksumFile parsed;
  private final boolean marked;

  /** Each line with its end, as ISO 8859-1, which maps bytes to characters one to one. */
  private final List<String> lines;

  private ChecksumText(ChecksumFile parsed, boolean marked, List<String> lines) {
    this.parsed = parsed;
    this.marked = marked;
    this.lines = lines;
  }

  /**
   * Reads the file at a place, once; where there is none, there are no lines.
   *
   * @throws RefusedException if it cannot be read, or one of its lines is none
   */
  static ChecksumText read(Workspace workspace, Place source) throws RefusedException {
    ReadFile.Parser<ChecksumFile> parser = ChecksumFile.parser(source, workspace.bounds().limits());
    ReadFile<ChecksumText> read =
        ReadFile.read(
            workspace,
            source,
            in -> {
              byte[] bytes = in.readAllBytes();
              return of(parser.parse(new ByteArrayInputStream(bytes)), bytes);
            });
    if (read.isMissing()) {
      return new ChecksumText(new ChecksumFile(source, List.of(), List.of()), false, List.of());
    }
    ChecksumText text = Workbench.require(new Document<>(source, read));
    if (text.lines.isEmpty()) {
      throw new RefusedException(Refusal.truncated(source.shownAs()));
    }
    RefusedException.throwIfAny(
        text.parsed.lines().stream()
            .filter(ChecksumLine.Malformed.class::isInstance)
            .map(line -> Refusal.of(((ChecksumLine.Malformed) line).problem()))
            .toList());
    return text;
  }

  private static ChecksumText of(ChecksumFile parsed, byte[] bytes) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    boolean marked = all.startsWith(BYTE_ORDER_MARK);
    List<String> lines = new ArrayList<>();
    int from = marked ? BYTE_ORDER_MARK.length() : 0;
    while (from < all.length()) {
      int end = all.indexOf('\n', from);
      int next = end < 0 ? all.length() : end + 1;
      lines.add(all.substring(from, next));
      from = next;
    }
    return new ChecksumText(parsed, marked, lines);
  }

  /** Whether it begins with a byte-order mark, over which sha256sum skips a line. */
  boolean isMarked() {
    return marked;
  }

  /** The workspace with this file in its place. */
  Inventory in(Inventory inventory) {
    return inventory.withChecksums(new Document<>(parsed.place(), new ReadFile.Parsed<>(parsed)));
  }

  /** A copy that can be changed. */
  Draft draft() {
    return new Draft();
  }

  /** The file while it is changed. */
  final class Draft {
    private final List<String> changed = new ArrayList<>(lines);
    private final boolean reversed = isReversed();
    private final String lineEnd =
        !lines.isEmpty() && lines.get(0).endsWith("\r\n") ? "\r\n" : "\n";

    private Draft() {}

    /** Replaces the digest of a line. */
    void replace(ChecksumLine.Recorded line, Sha256 digest) {
      int index = line.at().line() - 1;
      String raw = changed.get(index);
      String lower = raw.toLowerCase(Locale.ROOT);
      String old = line.sha256().hex();
      int at =
          raw.stripLeading().replaceFirst("^\\\\", "").startsWith("SHA256")
              ? lower.lastIndexOf(old)
              : lower.indexOf(old);
      changed.set(index, raw.substring(0, at) + digest + raw.substring(at + old.length()));
    }

    /**
     * Adds a line.
     *
     * @return its number, counted from 1
     */
    int append(Sha256 digest, String name) {
      int last = changed.size() - 1;
      if (last >= 0 && !changed.get(last).endsWith("\n")) {
        changed.set(last, changed.get(last) + lineEnd);
      }
      String escaped = escape(name);
      String line = (escaped.equals(name) ? "" : "\\") + digest + (reversed ? " " : "  ") + escaped;
      changed.add(
          new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) + lineEnd);
      return changed.size();
    }

    /** Leaves a line out; the numbers of the others stay until the file is written. */
    void remove(int number) {
      changed.set(number - 1, "");
    }

    byte[] bytes() {
      return String.join("", changed).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Whether lines have one space alone, after which every further one belongs to the name. */
    private boolean isReversed() {
      return parsed.lines().stream()
          .filter(ChecksumLine.Recorded.class::isInstance)
          .map(ChecksumLine.Recorded.class::cast)
          .anyMatch(this::isReversed);
    }

    private boolean isReversed(ChecksumLine.Recorded line) {
      String raw = lines.get(line.at().line() - 1).replaceFirst("\r?\n\\z", "");
      int digest = raw.toLowerCase(Locale.ROOT).indexOf(line.sha256().hex());
      String before = raw.substring(0, Math.max(0, digest)).strip();
      if (digest < 0 || !(before.isEmpty() || before.equals("\\"))) {
        return false;
      }
      int separators = raw.length() - digest - line.sha256().hex().length();
      String name = before.isEmpty() ? line.name() : escape(line.name());
      int length = name.getBytes(StandardCharsets.UTF_8).length;
      return separators - length == 1;
    }
  }

  /** As GNU sha256sum 9.1 escapes names; a line with such a name begins with a backslash. */
  private static String escape(String name) {
    return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }
}
