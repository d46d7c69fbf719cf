package io.harmonia.smoke.pointer;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of git-annex, which names a content: {@code
 * SHA256E-s12--f6bfd632e56d745c5b6ec8db52bf92b11c2666a1fe18d80cf4023bb32541f338.bin}.
 *
 * @param text the whole of it
 * @param backend what made it, for example {@code SHA256E}
 * @param size bytes of the content, if it states them
 * @param name what the backend made
 */
public record AnnexKey(String text, String backend, Optional<Long> size, String name) {
  /** A pointer file is shorter, and so is every link. */
  public static final int TOO_LARGE = 1024;

  private static final String KEY = "([A-Z][A-Z0-9_]*)((?:-[A-Za-z][0-9]+)*)--([^/\\\\]+)";
  private static final Pattern WHOLE = Pattern.compile(KEY, Pattern.DOTALL);
  private static final Pattern LINK =
      Pattern.compile(
          "(?:.*[/\\\\])?annex[/\\\\]objects[/\\\\](?:[^/\\\\]+[/\\\\])*([^/\\\\]+)",
          Pattern.DOTALL);
  private static final Pattern POINTER =
      Pattern.compile("[/\\\\]annex[/\\\\]objects[/\\\\](?:[^/\\\\]+[/\\\\])*([^/\\\\]+)");
  private static final Pattern SIZE = Pattern.compile("-s([0-9]{1,18})(?![0-9])");

  /** Backends whose keys say nothing that a content could be held to. */
  private static final Set<String> WITHOUT_DIGEST = Set.of("WORM", "URL", "VURL");

  /** Reads a key. */
  public static Optional<AnnexKey> parse(String text) {
    Matcher key = WHOLE.matcher(text);
    if (!key.matches()) {
      return Optional.empty();
    }
    Matcher size = SIZE.matcher(key.group(2));
    return Optional.of(
        new AnnexKey(
            text,
            key.group(1),
            size.find() ? Optional.of(Long.parseLong(size.group(1))) : Optional.empty(),
            key.group(3)));
  }

  /** The key of a symbolic link, if it leads to where git-annex keeps contents. */
  public static Optional<AnnexKey> ofLink(String target) {
    Matcher link = LINK.matcher(target);
    return link.matches() ? parse(link.group(1)) : Optional.empty();
  }

  /** The key of a pointer file: its first line, after which only more of git-annex may stand. */
  public static Optional<AnnexKey> ofPointer(byte[] content) {
    if (content.length >= TOO_LARGE) {
      return Optional.empty();
    }
    String text = new String(content, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    Matcher first = POINTER.matcher((end < 0 ? text : text.substring(0, end)).stripTrailing());
    boolean isAll =
        end < 0 || text.substring(end + 1).lines().allMatch(line -> line.startsWith("/annex/"));
    return first.matches() && isAll ? parse(first.group(1)) : Optional.empty();
  }

  /** Whether nobody can hold a content to it, but for its size. */
  public boolean isWithoutDigest() {
    return WITHOUT_DIGEST.contains(backend);
  }

  /** The algorithm of its digest, if it is known; {@code E} means that an extension follows. */
  public Optional<Algorithm> algorithm() {
    Optional<Algorithm> named = Algorithm.named(backend);
    return named.isEmpty() && hasExtension()
        ? Algorithm.named(backend.substring(0, backend.length() - 1))
        : named;
  }

  private boolean hasExtension() {
    return backend.endsWith("E");
  }

  /** Its digest, if it is one of a known algorithm. */
  public Optional<Digest> digest() {
    int dot = hasExtension() ? name.indexOf('.') : -1;
    String hex = dot < 0 ? name : name.substring(0, dot);
    return algorithm().flatMap(known -> Digest.parse(known, hex));
  }
}
