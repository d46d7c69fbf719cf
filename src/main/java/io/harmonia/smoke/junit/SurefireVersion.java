package io.harmonia.smoke.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The version of the Surefire or Failsafe that runs the tests, and whether it tells Maven of all of
 * them.
 *
 * <p>3.5.3 tells of one dynamic test of a class and forgets the others, failing ones too, so that a
 * build with drift is green. Others before and after it were seen to tell of all; what is held to
 * is one rule that people can remember, and the version that the suite is tested with.
 *
 * @param value as Maven writes it, {@code 3.5.3}
 */
record SurefireVersion(String value) {
  /** The first version that every test of the suite gets through. */
  static final SurefireVersion LEAST = new SurefireVersion("3.6.1");

  private static final String PROVIDER = "org.apache.maven.surefire.junitplatform.";
  private static final String PROPERTIES =
      "META-INF/maven/org.apache.maven.surefire/surefire-junit-platform/pom.properties";
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** The one that called this method, if it was Surefire and says what it is. */
  static Optional<SurefireVersion> calling() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .map(StackWalker.StackFrame::getDeclaringClass)
                    .filter(type -> type.getName().startsWith(PROVIDER))
                    .findFirst())
        .flatMap(provider -> Optional.ofNullable(provider.getClassLoader()))
        .map(SurefireVersion::stated)
        .map(SurefireVersion::new);
  }

  /** What the provider's jar states; nothing stated is older than every number. */
  private static String stated(ClassLoader loader) {
    try (InputStream in = loader.getResourceAsStream(PROPERTIES)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "of unknown version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it is older than {@link #LEAST}. A milestone counts as its release does. */
  boolean losesTests() {
    int[] mine = numbers();
    int[] least = LEAST.numbers();
    for (int i = 0; i < least.length; i++) {
      int my = i < mine.length ? mine[i] : 0;
      if (my != least[i]) {
        return my < least[i];
      }
    }
    return false;
  }

  private int[] numbers() {
    String release = value.split("-", 2)[0];
    return NUMBER
        .matcher(release)
        .results()
        .map(MatchResult::group)
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
