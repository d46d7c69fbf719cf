package io.harmonia.smoke.workspace;

import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks at a workspace in a JVM of its own, and prints what it finds in ASCII: arguments and output
 * are percent-encoded, since neither survives the C locale.
 */
final class LookAround {
  private LookAround() {}

  /** Takes the workspace and the paths to look at. */
  public static void main(String[] arguments) throws IOException {
    Workspace workspace = Workspace.open(Path.of(arguments[0]));
    System.out.println("jnu " + System.getProperty("sun.jnu.encoding"));
    for (int i = 1; i < arguments.length; i++) {
      String path = URLDecoder.decode(arguments[i], StandardCharsets.UTF_8);
      System.out.println(arguments[i] + ": " + shown(workspace, new RelativePath(path)));
    }
  }

  private static String shown(Workspace workspace, RelativePath path) {
    Found found = workspace.look(path);
    if (found instanceof Found.RegularFile file) {
      return "file of "
          + file.size()
          + " bytes at "
          + encoded(workspace.relativize(file.real()))
          + ", "
          + read(workspace, file.real());
    }
    if (found instanceof Found.Directory directory) {
      DirectorySurvey survey =
          DirectoryWalk.survey(workspace, path, directory, CountedFiles.BY_NAME);
      return "directory of "
          + survey.paths().stream().map(LookAround::encoded).toList()
          + ", unreadable "
          + survey.unreadable().stream().map(LookAround::encoded).toList();
    }
    return found
        + ", "
        + read(workspace, workspace.locate(path))
        + new Neighbours(workspace)
            .unfinished(path, Optional.empty())
            .map(
                hint ->
                    ", near "
                        + encoded(new RelativePath(hint.substring(hint.lastIndexOf(' ') + 1))))
            .orElse("");
  }

  private static String read(Workspace workspace, Path file) {
    ReadFile<Integer> read =
        ReadFile.read(
            workspace,
            new Place(file, "shown", Optional.empty(), false),
            in -> in.readAllBytes().length);
    return read.value().map(bytes -> "read " + bytes).orElseGet(read::toString);
  }

  private static String encoded(RelativePath path) {
    return URLEncoder.encode(path.text(), StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
