package io.harmonia.smoke.matrix;

import java.util.List;
import java.util.Map;

/**
 * The process that a row runs in.
 *
 * @param name for the document; empty for this very process
 * @param wrapper program and options that start the JVM; {@code {root}} is the workspace's folder
 * @param jvm options of the JVM
 * @param environment variables
 */
public record Surroundings(
    String name, List<String> wrapper, List<String> jvm, Map<String, String> environment) {

  /** This process. */
  public static final Surroundings HERE = new Surroundings("", List.of(), List.of(), Map.of());

  /** A JVM that optimizes, as a user's does: the tests' own takes ten times as long to hash. */
  static final Surroundings OPTIMIZING =
      new Surroundings("", List.of(), List.of("-XX:TieredStopAtLevel=4"), Map.of());

  /** A user whom permissions bind, which they do not bind root. */
  public static final Surroundings BOUND_BY_PERMISSIONS =
      new Surroundings(
          "as a user whom permissions bind",
          List.of(
              "setpriv",
              "--bounding-set=-dac_override,-dac_read_search",
              "--inh-caps=-dac_override,-dac_read_search"),
          List.of(),
          Map.of());

  /** The workspace is mounted read-only. */
  public static final Surroundings READ_ONLY_MOUNT =
      new Surroundings(
          "on a read-only mount",
          List.of(
              "unshare",
              "-m",
              "sh",
              "-c",
              "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"",
              "{root}"),
          List.of(),
          Map.of());

  /** A JVM with these options. */
  public static Surroundings jvm(String name, String... options) {
    return new Surroundings(name, List.of(), List.of(options), Map.of());
  }

  /** A JVM with this variable in its environment. */
  public static Surroundings environment(String name, String variable, String value) {
    return new Surroundings(name, List.of(), List.of(), Map.of(variable, value));
  }
}
