package io.harmonia.smoke.narrowing;

import io.harmonia.smoke.bounds.Deadline;
import io.harmonia.smoke.settings.SettingsFile;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Optional;

/** Finds the settings file of a workspace. */
public final class SettingsFiles {
  private SettingsFiles() {}

  /**
   * Reads it, if there is one.
   *
   * @throws WrongUsageException if there are two, or it cannot be read, or is malformed: nothing
   *     can be run while nobody knows how
   */
  public static Optional<SettingsFile> read(Workspace workspace) {
    List<Place> there =
        SettingsFile.PLACES.stream()
            .map(path -> Place.usual(workspace, path))
            .filter(place -> Files.exists(place.file(), LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (there.size() > 1) {
      throw new WrongUsageException(
          there.get(0).shownAs()
              + " and "
              + there.get(1).shownAs()
              + " are both there: expected one settings file. Keep one of the two.");
    }
    return there.stream().findFirst().map(place -> read(workspace, place));
  }

  private static SettingsFile read(Workspace workspace, Place place) {
    String file = place.shownAs();
    ReadFile<SettingsFile> read = ReadFile.read(workspace, place, SettingsFile.parser(file));
    return read.value()
        .orElseThrow(
            () ->
                new WrongUsageException(read.whyUnread(new Why(file)).orElse(file + ": is gone")));
  }

  /** Why it was not read, in words. */
  record Why(String file) implements ReadFile.Why<String> {
    @Override
    public String unreadable(ReadFile.Unreadable<?> unread) {
      return file + ": cannot be read: " + unread.reason();
    }

    @Override
    public String timedOut(Deadline deadline) {
      return file + ": was not read in time";
    }

    @Override
    public String refused(Problem problem) {
      return malformed(problem);
    }

    @Override
    public String malformed(Problem problem) {
      return problem.at() + ": " + problem.message() + ". " + problem.remedy();
    }
  }
}
