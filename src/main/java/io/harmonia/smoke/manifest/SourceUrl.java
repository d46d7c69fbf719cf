package io.harmonia.smoke.manifest;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Holds a source URL to RFC 3986: absolute, with a scheme that leads to a store and a place in it.
 */
final class SourceUrl {
  private static final Set<String> LOCAL_OR_ACTIVE =
      Set.of("file", "javascript", "data", "vbscript", "blob", "about", "jar");
  private static final Set<String> IDENTIFIERS =
      Set.of("ark", "arn", "doi", "hdl", "hf", "magnet", "swh", "urn");
  private static final Pattern NO_HOST = Pattern.compile("(.*@)?(:\\d*)?");
  private static final String REMEDY =
      "Write where the content comes from, for example https://huggingface.co/owner/name,"
          + " hf://owner/name or s3://bucket/key.";

  private SourceUrl() {}

  static Stated<String> parse(String text, Location at) {
    try {
      URI uri = new URI(text);
      if (uri.getScheme() == null) {
        return invalid(text, at, "is not absolute: it has no scheme");
      }
      if (LOCAL_OR_ACTIVE.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
        return invalid(text, at, "does not lead to a store: its scheme is " + uri.getScheme());
      }
      if (uri.getScheme().length() == 1) {
        return invalid(text, at, "is a path on a drive, not a URL");
      }
      if (!(uri.isOpaque() ? isIdentifier(uri) : namesHost(uri))) {
        return invalid(text, at, "names no host or bucket");
      }
      return Stated.valid(text, at, text);
    } catch (URISyntaxException e) {
      return invalid(text, at, "is not a URL (" + Printable.of(e.getReason()) + ")");
    }
  }

  /**
   * {@code doi:10.5281/zenodo.1} leads somewhere; {@code https:host/x}, {@code host:80/x} do not.
   */
  private static boolean isIdentifier(URI opaque) {
    return IDENTIFIERS.contains(opaque.getScheme().toLowerCase(Locale.ROOT));
  }

  private static boolean namesHost(URI uri) {
    String authority = uri.getRawAuthority();
    return authority != null && !NO_HOST.matcher(authority).matches();
  }

  private static Stated<String> invalid(String text, Location at, String why) {
    return Stated.invalid(text, at, Printable.quoted(text) + " " + why, REMEDY);
  }
}
