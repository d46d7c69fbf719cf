package io.harmonia.smoke.history;

import io.harmonia.smoke.baseline.Baseline;
import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Workspace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was read of a workspace, to be compared with earlier states.
 *
 * @param entries those of each list; nothing where the manifest that speaks for it is there and
 *     could not be read
 */
public record CurrentState(
    Workspace workspace,
    Map<ListName, Optional<List<Entry>>> entries,
    List<Document<ChecksumFile>> checksums,
    PathRules paths) {

  /**
   * The state to compare with an earlier one. What could not be read now is taken for what it was:
   * that it could not be read is said elsewhere, and nothing follows from it.
   */
  RecordedState since(Baseline baseline) {
    Map<ListName, List<Entry>> lists = new EnumMap<>(ListName.class);
    entries.forEach((list, now) -> lists.put(list, now.orElseGet(() -> baseline.entries(list))));
    List<Document<ChecksumFile>> files = new ArrayList<>();
    for (int i = 0; i < checksums.size(); i++) {
      Document<ChecksumFile> now = checksums.get(i);
      boolean isUnread = now.isUnread();
      files.add(isUnread ? baseline.checksums().get(i) : now);
    }
    return new RecordedState(lists, files, paths, workspace);
  }

  /** An earlier state as a whole. */
  RecordedState asOf(Baseline baseline) {
    Map<ListName, List<Entry>> lists = new EnumMap<>(ListName.class);
    for (ListName list : ListName.values()) {
      lists.put(list, baseline.entries(list));
    }
    return new RecordedState(lists, baseline.checksums(), paths, workspace);
  }
}
