package io.harmonia.smoke.directory;

import io.harmonia.smoke.content.ContentVerifier;
import io.harmonia.smoke.content.UnlistedPolicy;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.ledger.RecordedLines;
import io.harmonia.smoke.path.CountedFiles;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.DirectorySurvey;
import io.harmonia.smoke.workspace.DirectoryWalk;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Neighbours;
import io.harmonia.smoke.workspace.Workspace;
import java.util.Set;

/**
 * What holds for the content of every entry.
 *
 * @param content holds single files to what is stated of them
 * @param requirement whether what is listed must be there
 * @param unlisted what files are that a complete list does not name
 * @param documents the manifests and checksum files, which are no files of entries
 */
public record Surroundings(
    RecordedLines recorded,
    ContentVerifier content,
    Requirement requirement,
    UnlistedPolicy unlisted,
    Set<RelativePath> documents) {

  Workspace workspace() {
    return content.diagnosis().workspace();
  }

  Neighbours neighbours() {
    return content.diagnosis().neighbours();
  }

  /** Counts the files of a directory. */
  DirectorySurvey survey(RelativePath path, Found.Directory directory, Set<RelativePath> listed) {
    return DirectoryWalk.survey(
        workspace(), path, directory, new CountedFiles(listed, recorded.places(), documents));
  }
}
