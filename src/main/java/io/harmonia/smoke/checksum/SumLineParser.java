package io.harmonia.smoke.checksum;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses lines as GNU {@code sha256sum -c --strict} and its sisters do (coreutils 9.1, observed):
 * plain lines with a text or binary mark, BSD and OpenSSL tags, escaped names, and the reversed
 * form with one space, which a file uses for all of its lines or none. Lines depend on the ones
 * before them, so a parser serves one file.
 *
 * <pre>{@code
 * afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1  models/a/model.onnx
 * SHA256 (models/a/model.onnx) = afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1
 * }</pre>
 */
public final class SumLineParser {
  private static final Pattern AFTER_TAG = Pattern.compile("\\)[ \\t]*+=[ \\t]*+(\\S*+)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\nr])");
  private static final Pattern ESCAPED =
      Pattern.compile("(?:[^\\\\]|\\\\[\\\\nr])*+", Pattern.DOTALL);

  private enum Form {
    UNKNOWN,
    STANDARD,
    REVERSED
  }

  private final DigestForm digests;
  private Form form = Form.UNKNOWN;

  /**
   * @param digests which digests the lines may have
   */
  public SumLineParser(DigestForm digests) {
    this.digests = digests;
  }

  /** Parses a line without its line end that is neither blank nor a comment. */
  public SumLine parse(String line, Location at) {
    SumLine parsed = parseText(line, at); // its form counts, whatever comes of the line
    return line.indexOf('\0') < 0 ? parsed : malformed(at, "contains a NUL character", line);
  }

  private SumLine parseText(String line, Location at) {
    String text = withoutIndent(line);
    boolean escaped = text.startsWith("\\");
    if (escaped) {
      text = text.substring(1);
    }
    int nameEnd = text.lastIndexOf(')'); // as for sha256sum; a search would take quadratic time
    if (nameEnd >= 0) {
      Matcher tag = digests.tag().matcher(text);
      Matcher digest = AFTER_TAG.matcher(text).region(nameEnd, text.length());
      if (tag.lookingAt() && nameEnd >= tag.end() && digest.matches()) {
        String name = text.substring(tag.end(), nameEnd);
        return recorded(Optional.of(tag.group(1)), digest.group(1), name(name, escaped), line, at);
      }
    }
    Matcher plain = digests.plain().matcher(text);
    if (!plain.matches()) {
      return malformed(at, whyNotPlain(text), line);
    }
    Optional<String> name = nameAfterMark(plain.group(2));
    return name.isPresent()
        ? recorded(Optional.empty(), plain.group(1), name(name.get(), escaped), line, at)
        : malformed(at, "has one space where the lines before it have two characters", line);
  }

  private static String withoutIndent(String line) {
    int start = 0;
    while (start < line.length() && (line.charAt(start) == ' ' || line.charAt(start) == '\t')) {
      start++;
    }
    return line.substring(start);
  }

  /** What follows the mark, or nothing where forms are mixed. */
  private Optional<String> nameAfterMark(String rest) {
    boolean marked = rest.length() > 1 && (rest.charAt(0) == ' ' || rest.charAt(0) == '*');
    if (!marked) {
      if (form == Form.STANDARD) {
        return Optional.empty();
      }
      form = Form.REVERSED;
      return Optional.of(rest);
    }
    if (form == Form.REVERSED) {
      return Optional.of(rest);
    }
    form = Form.STANDARD;
    return Optional.of(rest.substring(1));
  }

  /** The name that is meant, or nothing where an escape in it means none. */
  private static Optional<String> name(String written, boolean escaped) {
    return escaped ? unescape(written) : Optional.of(written);
  }

  private SumLine recorded(
      Optional<String> tag, String digest, Optional<String> name, String line, Location at) {
    Optional<String> unknown = tag.flatMap(digests::unknown);
    Optional<Digest> read = unknown.isPresent() ? Optional.empty() : digests.digest(tag, digest);
    if (read.isEmpty() && unknown.isEmpty()) {
      return malformed(at, "has for a digest " + digests.described(tag, digest), line);
    }
    if (name.isEmpty()) {
      return malformed(at, "has an escape other than \\\\, \\n and \\r in its name", line);
    }
    if (name.get().isEmpty()) {
      return malformed(at, "has no name", line);
    }
    if (read.isEmpty()) {
      return new SumLine.Unknown(at, name.get(), unknown.orElseThrow());
    }
    List<String> remarks =
        read.get().hex().equals(digest)
            ? List.of()
            : List.of(at + ": the digest is written in upper case");
    return new SumLine.Sum(at, name.get(), read.get(), tag.isPresent(), remarks);
  }

  private String whyNotPlain(String text) {
    if (text.startsWith("#")) {
      return "is an indented comment, which is none (# must come first)";
    }
    Optional<String> foreign = ForeignFormat.of(text);
    if (foreign.isPresent()) {
      return foreign.get();
    }
    String first = text.split("[ \\t]", 2)[0];
    if (first.isEmpty() || first.length() == text.length()) {
      return isDigest(first) ? "has no path" : "is not a checksum";
    }
    return isDigest(first)
        ? "has no path"
        : "does not start with "
            + digests.called()
            + " but with "
            + (first.length() > 256 ? "a long word" : digests.described(Optional.empty(), first));
  }

  private boolean isDigest(String text) {
    return digests.digest(Optional.empty(), text).isPresent();
  }

  private static Optional<String> unescape(String name) {
    if (!ESCAPED.matcher(name).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        ESCAPE
            .matcher(name)
            .replaceAll(
                escape ->
                    switch (escape.group(1)) {
                      case "n" -> "\n";
                      case "r" -> "\r";
                      default -> "\\\\";
                    }));
  }

  private SumLine malformed(Location at, String why, String line) {
    return new SumLine.Malformed(
        new Problem(
            at,
            "the line "
                + why
                + ": expected "
                + digests.expected()
                + ", actual "
                + Printable.quoted(line),
            digests.remedy()));
  }
}
