package io.harmonia.smoke.checksum;

import io.harmonia.smoke.digest.DigestLookalike;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses lines as GNU {@code sha256sum -c --strict} does (coreutils 9.1, observed): plain lines
 * with a text or binary mark, BSD and OpenSSL tags, escaped names, and the reversed form with one
 * space, which a file uses for all of its lines or none. Lines depend on the ones before them, so a
 * parser serves one file.
 *
 * <pre>{@code
 * afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1  models/a/model.onnx
 * SHA256 (models/a/model.onnx) = afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1
 * }</pre>
 */
final class ChecksumLineParser {
  private static final Pattern TAG = Pattern.compile("SHA256 ?\\(");
  private static final Pattern AFTER_TAG = Pattern.compile("\\)[ \\t]*+=[ \\t]*+(\\S*+)");
  private static final Pattern PLAIN =
      Pattern.compile("([0-9A-Fa-f]{64})[ \\t](.+)", Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\nr])");
  private static final Pattern ESCAPED =
      Pattern.compile("(?:[^\\\\]|\\\\[\\\\nr])*+", Pattern.DOTALL);
  private static final String EXPECTED =
      "expected 64 hexadecimal digits, two spaces and a path, as sha256sum prints them";
  private static final String REMEDY =
      "Replace the line by what sha256sum PATH prints, or start it with # to make it a comment.";

  private enum Form {
    UNKNOWN,
    STANDARD,
    REVERSED
  }

  private Form form = Form.UNKNOWN;

  /** Parses a line without its line end that is neither blank nor a comment. */
  ChecksumLine parse(String line, Location at) {
    ChecksumLine parsed = parseText(line, at); // its form counts, whatever comes of the line
    return line.indexOf('\0') < 0 ? parsed : malformed(at, "contains a NUL character", line);
  }

  private ChecksumLine parseText(String line, Location at) {
    String text = line.replaceFirst("^[ \\t]+", "");
    boolean escaped = text.startsWith("\\");
    if (escaped) {
      text = text.substring(1);
    }
    Matcher tag = TAG.matcher(text);
    int nameEnd = text.lastIndexOf(')'); // as for sha256sum; a search would take quadratic time
    if (tag.lookingAt() && nameEnd >= tag.end()) {
      Matcher digest = AFTER_TAG.matcher(text).region(nameEnd, text.length());
      if (digest.matches()) {
        return recorded(
            digest.group(1), text.substring(tag.end(), nameEnd), true, escaped, line, at);
      }
    }
    Matcher plain = PLAIN.matcher(text);
    if (!plain.matches()) {
      return malformed(at, whyNotPlain(text), line);
    }
    Optional<String> name = nameAfterMark(plain.group(2));
    return name.isPresent()
        ? recorded(plain.group(1), name.get(), false, escaped, line, at)
        : malformed(at, "has one space where the lines before it have two characters", line);
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

  private static ChecksumLine recorded(
      String digest, String name, boolean tagged, boolean escaped, String line, Location at) {
    Optional<Sha256> sha256 = Sha256.parse(digest);
    if (sha256.isEmpty()) {
      return malformed(at, "has for a digest " + DigestLookalike.describe(digest), line);
    }
    Optional<String> unescaped = escaped ? unescape(name) : Optional.of(name);
    if (unescaped.isEmpty()) {
      return malformed(at, "has an escape other than \\\\, \\n and \\r in its name", line);
    }
    if (unescaped.get().isEmpty()) {
      return malformed(at, "has no name", line);
    }
    List<String> remarks =
        sha256.get().hex().equals(digest)
            ? List.of()
            : List.of(at + ": the digest is written in upper case");
    return new ChecksumLine.Recorded(at, unescaped.get(), sha256.get(), tagged, remarks);
  }

  private static String whyNotPlain(String text) {
    if (text.startsWith("#")) {
      return "is an indented comment, which is none (# must come first)";
    }
    Optional<String> foreign = ForeignFormat.of(text);
    if (foreign.isPresent()) {
      return foreign.get();
    }
    String first = text.split("[ \\t]", 2)[0];
    if (first.isEmpty() || first.length() == text.length()) {
      return Sha256.parse(first).isPresent() ? "has no path" : "is not a checksum";
    }
    return Sha256.parse(first).isPresent()
        ? "has no path"
        : "does not start with a SHA-256 but with "
            + (first.length() > 256 ? "a long word" : DigestLookalike.describe(first));
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

  private static ChecksumLine malformed(Location at, String why, String line) {
    return new ChecksumLine.Malformed(
        new Problem(
            at,
            "the line " + why + ": " + EXPECTED + ", actual " + Printable.quoted(line),
            REMEDY));
  }
}
