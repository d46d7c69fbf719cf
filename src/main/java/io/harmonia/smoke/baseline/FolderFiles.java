package io.harmonia.smoke.baseline;

import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.WorkspaceView;
import io.harmonia.smoke.staged.StagedFiles;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The files of an earlier copy of the workspace.
 *
 * @param view sees them
 */
record FolderFiles(Workspace earlier, WorkspaceView view) implements BaselineFiles {

  static FolderFiles of(Workspace earlier) {
    return new FolderFiles(
        earlier, new WorkspaceView(earlier, new PathRules(Optional.empty(), earlier.root())));
  }

  @Override
  public <T> ReadFile<T> read(RelativePath path, String shownAs, ReadFile.Parser<T> parser) {
    return ReadFile.read(earlier, Place.usual(earlier, path.text()).shownAs(shownAs), parser);
  }

  @Override
  public SortedSet<RelativePath> all() {
    return view.files();
  }

  @Override
  public <T> Optional<T> ask(Optional<StagedFiles> known, RepositoryView.IndexQuestion<T> question)
      throws IOException {
    return view.askIndex(question);
  }
}
