package io.harmonia.smoke.asking;

import io.harmonia.smoke.upstream.RemoteUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What authenticates a request: {@code HF_TOKEN} and {@code GITHUB_TOKEN} of the environment, and
 * {@code .netrc}, each for its own host alone, over https and its usual port. Nothing here is ever
 * shown.
 */
final class Credentials {
  private static final int LARGEST = 65_536;
  private static final Pattern VISIBLE = Pattern.compile("[!-~]+");
  private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

  private final Optional<String> huggingFace;
  private final Optional<String> gitHub;
  private final Map<String, String> basic;

  private Credentials(
      Optional<String> huggingFace, Optional<String> gitHub, Map<String, String> basic) {
    this.huggingFace = huggingFace;
    this.gitHub = gitHub;
    this.basic = basic;
  }

  /** Those of an environment. */
  static Credentials of(Map<String, String> environment) {
    return new Credentials(
        token(environment, "HF_TOKEN"), token(environment, "GITHUB_TOKEN"), netrc(environment));
  }

  /** One with other characters would be no value of a header, and be shown as a bad one. */
  private static Optional<String> token(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(token -> VISIBLE.matcher(token).matches());
  }

  /** The value of {@code Authorization} for a request, if there are credentials for it. */
  Optional<String> of(RemoteUrl url) {
    if (!url.isHttps() || url.uri().getPort() >= 0) {
      return Optional.empty();
    }
    Optional<String> own =
        switch (url.host()) {
          case "huggingface.co" -> huggingFace.map(token -> "Bearer " + token);
          case "api.github.com", "raw.githubusercontent.com" ->
              gitHub.map(token -> "Bearer " + token);
          case "github.com" ->
              gitHub
                  .filter(token -> url.uri().getRawPath().contains("/info/lfs"))
                  .map(token -> basic("x-access-token", token));
          default -> Optional.empty();
        };
    return own.or(() -> Optional.ofNullable(basic.get(url.host())));
  }

  private static String basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private static Map<String, String> netrc(Map<String, String> environment) {
    String named = environment.get("NETRC");
    String home = environment.get("HOME");
    if (named == null && home == null) {
      return Map.of();
    }
    try {
      Path file = named == null ? Path.of(home, ".netrc") : Path.of(named);
      if (!Files.isRegularFile(file)) {
        return Map.of();
      }
      try (InputStream in = Files.newInputStream(file)) {
        return machines(new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
      }
    } catch (IOException | InvalidPathException e) {
      return Map.of(); // as if there were none
    }
  }

  /** Macros end at an empty line; what {@code default} says is for nobody in particular. */
  private static Map<String, String> machines(String text) {
    Map<String, String> found = new HashMap<>();
    String plain =
        text.replaceAll("(?s)\\bmacdef\\s.*?(?:\\n\\s*\\n|\\z)", "\n")
            .replaceAll("(?m)^\\s*#.*$", "");
    Matcher words = WORD.matcher(plain);
    String machine = "";
    String login = "";
    while (words.find()) {
      String word = words.group();
      if (word.equals("default")) {
        machine = "";
        login = "";
      } else if (words.find()) {
        String value =
            words.group(1) == null ? words.group(2) : words.group(1).replaceAll("\\\\(.)", "$1");
        switch (word) {
          case "machine" -> {
            machine = value.toLowerCase(Locale.ROOT); // names of hosts have no case
            login = "";
          }
          case "login" -> login = value;
          case "password" -> {
            if (!machine.isEmpty()) {
              found.putIfAbsent(machine, basic(login, value));
            }
          }
          default -> {} // account
        }
      }
    }
    return found;
  }
}
