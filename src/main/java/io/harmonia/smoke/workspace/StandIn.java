package io.harmonia.smoke.workspace;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.AlmostPointer;
import io.harmonia.smoke.pointer.AnnexKey;
import io.harmonia.smoke.pointer.LfsPointer;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.ShellWord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lies in the place of a content and is none, as far as the first kilobyte tells. A Git LFS
 * pointer is no stand-in: it states what it stands for.
 *
 * @param what the same for messages, printable, for example {@code a git-annex pointer to the key
 *     "SHA256E-s7--…", whose content is not here}
 * @param itself digest of the text that was looked at
 * @param annexed the key that a git-annex pointer states
 */
public record StandIn(Form form, String what, Sha256 itself, Optional<AnnexKey> annexed) {
  /** Files of this many bytes or more are told by their beginning alone. */
  static final int SEEN = LfsPointer.TOO_LARGE;

  /** What stands in the place of a content. */
  public enum Form {
    /** Looks like a Git LFS pointer, and git-lfs takes it for none. */
    ALMOST_POINTER,
    /** A git-annex pointer, or a link into {@code .git/annex/objects}, without the content. */
    ANNEX,
    /** A page or an error answer of a server, as a download brings that failed. */
    PAGE
  }

  private static final String KEY = "([A-Z][A-Z0-9_]*(?:-[A-Za-z][0-9]+)*--[^/\\\\]+)";

  /** The first line of a pointer; or a link that was checked out as a text, as Windows has it. */
  private static final Pattern ANNEX_TEXT =
      Pattern.compile(
          "(?:[/\\\\]|(?:\\.\\.?[/\\\\])*\\.git[/\\\\](?:[^/\\\\]+[/\\\\])*)annex[/\\\\]objects[/\\\\]"
              + "(?:[^/\\\\]+[/\\\\])*"
              + KEY);

  private static final Pattern ANNEX_LINK =
      Pattern.compile("(?:.*[/\\\\])?annex[/\\\\]objects[/\\\\](?:[^/\\\\]+[/\\\\])*" + KEY);

  private static final Pattern BEFORE_PAGE =
      Pattern.compile("(?:\u00ef\u00bb\u00bf)?\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)?");
  private static final Pattern HTML =
      Pattern.compile("<(?:!doctype\\s+html|html|head|body)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern XML_ERROR = Pattern.compile("<Error\\b");
  private static final Pattern JSON_ERROR = Pattern.compile("\\{\\s*\"errors?\"\\s*:");

  /** Names that say that a page, or a text that may begin like one, is what belongs there. */
  private static final Set<String> NAMES_OF_PAGES =
      Set.of(
          "html", "htm", "xhtml", "shtml", "xml", "svg", "json", "jsonl", "ndjson", "geojson",
          "md");

  /** What a file is by its beginning: the whole of it where that is less than a kilobyte. */
  static Optional<StandIn> of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    Optional<StandIn> pointer =
        start.length < SEEN
            ? AlmostPointer.why(start)
                .map(
                    why ->
                        new StandIn(
                            Form.ALMOST_POINTER,
                            "an almost Git LFS pointer, which stands for nothing: " + why,
                            Sha256.ofContent(start),
                            Optional.empty()))
            : Optional.empty();
    return pointer
        .or(
            () ->
                annex(text)
                    .map(
                        what ->
                            new StandIn(Form.ANNEX, what, Sha256.ofContent(start), keyOf(text))))
        .or(
            () ->
                page(text)
                    .map(
                        what ->
                            new StandIn(
                                Form.PAGE, what, Sha256.ofContent(start), Optional.empty())));
  }

  /** What a file is by its first kilobyte. */
  static Optional<StandIn> ofBeginning(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(SEEN));
    } catch (IOException e) {
      return Optional.empty(); // who reads it next says so
    }
  }

  /** What a link to nothing stands for, if git-annex made it. */
  static Optional<String> ofLink(String target) {
    Matcher link = ANNEX_LINK.matcher(target);
    return link.matches()
        ? Optional.of("a git-annex link to the key " + key(link.group(1)))
        : Optional.empty();
  }

  /** The command that brings what git-annex keeps elsewhere, to be run in the workspace's root. */
  public static String annexGet(String path) {
    return "git annex get " + ShellWord.of(path);
  }

  /**
   * Whether it stands for a content that is not there, or for none, so that nothing verifies it.
   */
  public boolean isNeverContent() {
    return form != Form.PAGE;
  }

  /** What to do, without a full stop. */
  public String remedy(RelativePath path) {
    return switch (form) {
      case ALMOST_POINTER ->
          "Restore the artifact: the file itself, or the whole pointer as git-lfs wrote it";
      case ANNEX -> "Run “" + annexGet(path.text()) + "” before the suite";
      case PAGE -> "Restore the artifact: a download brought this instead of it";
    };
  }

  /** Whether that is what a file of that name is. */
  boolean isNamedSo(RelativePath path) {
    String name = path.name().toLowerCase(Locale.ROOT);
    return form == Form.PAGE && NAMES_OF_PAGES.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static Optional<AnnexKey> keyOf(String text) {
    return AnnexKey.ofLink(firstLine(text));
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return (end < 0 ? text : text.substring(0, end)).stripTrailing();
  }

  private static Optional<String> annex(String text) {
    Matcher pointer = ANNEX_TEXT.matcher(firstLine(text));
    return pointer.matches()
        ? Optional.of(
            "a git-annex pointer to the key "
                + key(pointer.group(1))
                + ", whose content is not here")
        : Optional.empty();
  }

  private static String key(String latin1) {
    return Printable.quoted(
        new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }

  private static Optional<String> page(String text) {
    Matcher before = BEFORE_PAGE.matcher(text);
    String rest = before.lookingAt() ? text.substring(before.end()) : text;
    if (HTML.matcher(rest).lookingAt()) {
      return Optional.of("an HTML page");
    }
    if (JSON_ERROR.matcher(rest).lookingAt() || XML_ERROR.matcher(rest).lookingAt()) {
      return Optional.of("a server's answer that says error");
    }
    return Optional.empty();
  }
}
