package io.harmonia.smoke.path;

import io.harmonia.smoke.text.Ascii;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder by its path without links, and the names of what lies below it, in UTF-8 whatever the
 * locale: ASCII is the same in every locale, all else goes through a URI, since {@code Path.of}
 * refuses such names under the C locale on Java 17.
 */
public final class RealFolder {
  private final Path path;
  private @Nullable String uri;

  public RealFolder(Path path) {
    this.path = path;
  }

  /** Where it lies. */
  public Path path() {
    return path;
  }

  /** The path of a file from here. */
  public RelativePath nameOf(Path file) {
    String text = file.startsWith(path) ? path.relativize(file).toString() : "\\";
    if (Ascii.isIn(text) && text.indexOf('\\') < 0) {
      return new RelativePath(text);
    }
    String whole = file.toUri().toString();
    String decoded = NameBytes.decoded(whole.substring(Math.min(uri().length(), whole.length())));
    return new RelativePath(
        decoded.endsWith("/") ? decoded.substring(0, decoded.length() - 1) : decoded);
  }

  /** Where a path from here leads. */
  public Path locate(RelativePath name) {
    String text = name.text();
    if (text.isEmpty()) {
      return path;
    }
    if (Ascii.isIn(text)) {
      return path.resolve(text);
    }
    StringBuilder encoded = new StringBuilder(uri());
    String separator = "";
    for (String segment : name.segments()) {
      encoded.append(separator).append(NameBytes.encoded(segment));
      separator = "/";
    }
    return Path.of(URI.create(encoded.toString()));
  }

  /** Ends in a slash. Two threads may find it out at once, and find the same. */
  private String uri() {
    String known = uri;
    if (known == null) {
      String found = path.toUri().toString();
      known = found.endsWith("/") ? found : found + "/";
      uri = known;
    }
    return known;
  }
}
