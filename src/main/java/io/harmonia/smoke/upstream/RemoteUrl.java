package io.harmonia.smoke.upstream;

import io.harmonia.smoke.text.Printable;
import java.net.IDN;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An {@code http} or {@code https} URL that may be asked for: in ASCII, with a host of one spelling
 * ({@code xn--…} for other letters), without a fragment, and never with credentials.
 *
 * <pre>{@code
 * https://huggingface.co/acme/tiny/resolve/main/model.onnx
 * }</pre>
 *
 * @param uri the same, as Java has it
 */
public record RemoteUrl(URI uri) {
  private static final int LONGEST = 4_096;
  private static final Pattern PARTS =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#\\\\]*)(/[^?#]*)?(\\?[^#]*)?(#.*)?");
  private static final Pattern WEB = Pattern.compile("\\s*https?://", Pattern.CASE_INSENSITIVE);
  private static final Pattern HUB =
      Pattern.compile("hf://((?:datasets/|spaces/)?[^/@]+/[^/@]+)(?:@([^/]+))?(/.+)?");
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]*)(?::([0-9]*))?");
  private static final Pattern HOST =
      Pattern.compile(
          "(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?");
  private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]*|[0-9]+");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

  /**
   * Reads a URL as a record states it.
   *
   * @throws UnaskableUrlException if no server can or may be asked for it
   */
  public static RemoteUrl parse(String text) throws UnaskableUrlException {
    if (text.length() > LONGEST) {
      throw wrong("is longer than " + LONGEST + " characters");
    }
    Matcher parts = PARTS.matcher(ofHub(text.strip()));
    if (!parts.matches()) {
      throw WEB.matcher(text).lookingAt() ? wrong("is no URL") : malformed("is no URL");
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw new UnaskableUrlException(
          false,
          "has the scheme " + Printable.quoted(scheme) + ", for which no server is asked",
          "Record an https URL as well, if there is one.");
    }
    String authority = parts.group(2);
    if (authority.contains("@")) {
      throw new UnaskableUrlException(
          true,
          "has credentials in it",
          "Take them out of the record, and give them in the environment or in .netrc.");
    }
    Matcher host = AUTHORITY.matcher(authority);
    if (!host.matches()) {
      throw wrong("names no host that may be asked");
    }
    String port = host.group(2) == null ? "" : host.group(2);
    String path = parts.group(3) == null ? "/" : encoded(parts.group(3));
    String query = parts.group(4) == null ? "" : encoded(parts.group(4));
    try {
      String named = host(host.group(1));
      URI uri = URI.create(scheme + "://" + named + port(port, scheme) + path + query);
      if (!named.equals(uri.getHost()) || uri.getRawUserInfo() != null) {
        throw wrong("names no host that may be asked");
      }
      return new RemoteUrl(uri);
    } catch (IllegalArgumentException e) {
      throw wrong("is no URL");
    }
  }

  /** {@code hf://acme/tiny@v1/model.onnx}, as huggingface_hub's file system writes it. */
  private static String ofHub(String text) {
    Matcher hub = HUB.matcher(text);
    if (!hub.matches()) {
      return text;
    }
    String below = hub.group(3) == null ? "" : hub.group(3);
    String revision = hub.group(2) == null ? (below.isEmpty() ? "" : "main") : hub.group(2);
    return "https://huggingface.co/"
        + hub.group(1)
        + (revision.isEmpty() ? "" : (below.isEmpty() ? "/tree/" : "/resolve/") + revision + below);
  }

  /**
   * What a redirect from here leads to.
   *
   * @param location as the header has it, absolute or relative
   * @throws UnaskableUrlException if it is none that may be followed
   */
  public RemoteUrl resolve(String location) throws UnaskableUrlException {
    String text = location.strip();
    if (PARTS.matcher(text).matches()) {
      return parse(text);
    }
    if (text.startsWith("//")) {
      return parse(uri.getScheme() + ":" + text);
    }
    String root = uri.getScheme() + "://" + uri.getRawAuthority();
    if (text.startsWith("/")) {
      return parse(root + text);
    }
    if (text.isEmpty() || text.contains(":")) {
      throw malformed("is no URL");
    }
    String path = uri.getRawPath();
    return text.startsWith("?")
        ? parse(root + path + text)
        : parse(root + path.substring(0, path.lastIndexOf('/') + 1) + text);
  }

  private static UnaskableUrlException malformed(String why) {
    return new UnaskableUrlException(false, why, "Correct the URL in the record.");
  }

  /** Of a URL that a server has, as it says. */
  private static UnaskableUrlException wrong(String why) {
    return new UnaskableUrlException(true, why, "Correct the URL in the record.");
  }

  /**
   * Numbers that are no plain address, such as 0177.1 or 2130706433, mean different ones to many.
   */
  private static String host(String text) throws UnaskableUrlException {
    String host;
    if (text.startsWith("[")) {
      return text.toLowerCase(Locale.ROOT);
    }
    try {
      host = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      host = text.toLowerCase(Locale.ROOT);
    }
    host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    if (!HOST.matcher(host).matches()) {
      throw wrong("names no host that may be asked");
    }
    String last = host.substring(host.lastIndexOf('.') + 1);
    if (NUMBER.matcher(last).matches() && !IPV4.matcher(host).matches()) {
      throw new UnaskableUrlException(
          true,
          "writes an address as a number, not as four decimal ones",
          "Write the host's name, or its address as four decimal numbers.");
    }
    return host;
  }

  private static String port(String text, String scheme) throws UnaskableUrlException {
    if (text.isEmpty()) {
      return "";
    }
    int port = text.length() > 5 ? -1 : Integer.parseInt(text);
    if (port < 1 || port > 65_535) {
      throw wrong("has a port that is none");
    }
    return port == (scheme.equals("https") ? 443 : 80) ? "" : ":" + port;
  }

  /** In ASCII; what is encoded already stays as it is. */
  private static String encoded(String text) {
    StringBuilder out = new StringBuilder(text.length());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean isEscape =
          c == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
      boolean isPlain = c > ' ' && c < 0x7f && "\"<>\\^`{|}[]%".indexOf(c) < 0;
      if (isPlain || isEscape) {
        out.append(c);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return out.toString();
  }

  private static boolean isHex(byte b) {
    return Character.digit(b, 16) >= 0;
  }

  /** The same host and scheme, another path (which is encoded). */
  public RemoteUrl at(String host, String path) {
    String port = uri.getPort() < 0 || !host.equals(host()) ? "" : ":" + uri.getPort();
    return new RemoteUrl(URI.create(uri.getScheme() + "://" + host + port + encoded(path)));
  }

  /** In lower case, without a port; an IPv6 address in brackets. */
  public String host() {
    return uri.getHost();
  }

  /** Host and port, where that is not the usual one. */
  public String authority() {
    return uri.getRawAuthority();
  }

  public boolean isHttps() {
    return "https".equals(uri.getScheme());
  }

  /** Whether a host is this one or lies below it. */
  public boolean isOf(String domain) {
    return host().equals(domain) || host().endsWith("." + domain);
  }

  /** The parts of the path, decoded; none is empty. */
  public List<String> segments() {
    return Arrays.stream(uri.getRawPath().split("/"))
        .filter(part -> !part.isEmpty())
        .map(RemoteUrl::decoded)
        .toList();
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return part;
    }
  }

  /** The last part of the path, decoded: as a rule the name of a file. */
  public Optional<String> fileName() {
    List<String> parts = segments();
    return parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(parts.size() - 1));
  }

  /** The whole URL. Its query may be a secret: for people there is {@link #shown}. */
  public String text() {
    return uri.toString();
  }

  /** As messages show it: printable, without its query. */
  public String shown() {
    String text = text();
    int query = text.indexOf('?');
    return Printable.of(query < 0 ? text : text.substring(0, query) + "?…");
  }

  /** As messages show it. */
  @Override
  public String toString() {
    return shown();
  }
}
