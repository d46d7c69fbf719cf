package io.harmonia.smoke.report;

import io.harmonia.smoke.results.RunReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names files as the CI system does that shows them: relative to the repository's root.
 *
 * <p>That is the folder which the CI system says it is, if the workspace lies in it, else the
 * folder that the run was started in. What lies in neither keeps its absolute path.
 *
 * <p>Works on text alone: under the C locale Java 17 makes no path of a name outside ASCII.
 *
 * @param workspace absolute, with {@code /}
 * @param base the repository's root, absolute, with {@code /}
 */
public record CheckoutPaths(String workspace, String base) {

  /** Those of a run of this process. */
  public static CheckoutPaths of(RunReport report) {
    String here = Path.of("").toAbsolutePath().toString();
    return of(report.workspace().root(), here, System.getenv());
  }

  /**
   * Those of a run.
   *
   * @param root the workspace, as the report has it: relative to the folder of the run, or absolute
   * @param here the folder of the run, absolute
   * @param environment of the process
   */
  public static CheckoutPaths of(String root, String here, Map<String, String> environment) {
    String folder = slashes(here);
    String below = root.isEmpty() || root.equals(".") ? "" : root;
    String workspace = below.isEmpty() ? folder : resolve(folder, below);
    Optional<String> ofCi =
        // GitHub Actions, GitLab CI
        Stream.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
            .map(environment::get)
            .flatMap(Stream::ofNullable)
            .map(CheckoutPaths::slashes)
            .filter(path -> isAbsolute(path) && isIn(path, workspace))
            .findFirst();
    return new CheckoutPaths(workspace, ofCi.orElse(folder));
  }

  /**
   * A file of the workspace, for example {@code models-repo/models/checksums.sha256}.
   *
   * @param file relative to the workspace, or absolute where a setting names it elsewhere
   */
  public String of(String file) {
    String absolute = resolve(workspace, file);
    if (!isIn(base, absolute) || absolute.equals(base)) {
      return absolute;
    }
    return absolute.substring(base.endsWith("/") ? base.length() : base.length() + 1);
  }

  private static String resolve(String folder, String path) {
    if (isAbsolute(path)) {
      return path;
    }
    return folder.endsWith("/") ? folder + path : folder + "/" + path;
  }

  private static boolean isIn(String folder, String path) {
    return path.equals(folder) || path.startsWith(folder.endsWith("/") ? folder : folder + "/");
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/") || path.matches("[A-Za-z]:/.*");
  }

  private static String slashes(String path) {
    String all = path.replace('\\', '/');
    return all.length() > 1 && all.endsWith("/") ? all.substring(0, all.length() - 1) : all;
  }
}
