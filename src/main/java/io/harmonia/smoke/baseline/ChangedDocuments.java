package io.harmonia.smoke.baseline;

import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.git.Git;
import io.harmonia.smoke.git.GitIndex;
import io.harmonia.smoke.git.Stored;
import io.harmonia.smoke.git.StoredFiles;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.LfsPointer;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether documents were changed since a commit, told by their bytes: no filter is run. What git
 * itself makes of a file as it checks it out is no change: other line ends, the content in the
 * place of a Git LFS pointer, and whatever else, as long as the file has the size and time that it
 * had then.
 *
 * @param folder the workspace's folder in the repository
 */
record ChangedDocuments(Workspace workspace, Git git, String folder) {

  /** Whether one of them differs from what a commit has. */
  boolean any(List<RelativePath> documents, String commit) throws IOException {
    List<String> paths =
        documents.stream().map(new RelativePath(folder)::resolve).map(RelativePath::text).toList();
    GitIndex index = GitIndex.read(git, paths);
    try (StoredFiles then = StoredFiles.of(git, commit, folder);
        StoredFiles tracked = StoredFiles.of(index, folder)) {
      for (RelativePath document : documents) {
        Stored earlier = then.find(document.text(), most());
        Stored now = tracked.find(document.text(), most());
        if (differ(earlier, now) || isChanged(document, now)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What cannot be had is not known to differ. */
  private static boolean differ(Stored earlier, Stored now) {
    return earlier.isKnown()
        && now.isKnown()
        && !earlier.blob().map(Stored.Blob::oid).equals(now.blob().map(Stored.Blob::oid));
  }

  private boolean isChanged(RelativePath document, Stored tracked) throws IOException {
    Found found = workspace.lookAt(workspace.locate(document));
    if (tracked.blob().isEmpty()) {
      return found instanceof Found.File
          && tracked.isKnown()
          && !git.ignores(new RelativePath(folder).resolve(document).text());
    }
    Stored.Blob blob = tracked.blob().get();
    if (found instanceof Found.Absent) {
      return blob.mustBeThere();
    }
    return found instanceof Found.File file
        && !blob.isToldUnchanged(file.real())
        && !isSame(blob, file.real());
  }

  private boolean isSame(Stored.Blob blob, Path file) throws IOException {
    byte[] there;
    try (InputStream in = Files.newInputStream(file)) {
      there = in.readNBytes((int) Math.min(most(), 1 << 30));
    }
    if (haveSameText(blob.bytes(), there)) {
      return true;
    }
    Optional<LfsPointer> pointer = LfsPointer.parse(blob.bytes());
    return pointer.isPresent()
        && pointer.get().contentSize().filter(size -> size != there.length).isEmpty()
        && Sha256.ofContent(there).equals(pointer.get().content());
  }

  /** Whether two texts are the same but for their line ends. */
  private static boolean haveSameText(byte[] one, byte[] other) {
    int i = 0;
    int j = 0;
    while (true) {
      i = withoutCarriageReturn(one, i);
      j = withoutCarriageReturn(other, j);
      if (i == one.length || j == other.length) {
        return i == one.length && j == other.length;
      }
      if (one[i] != other[j]) {
        return false;
      }
      i++;
      j++;
    }
  }

  private static int withoutCarriageReturn(byte[] text, int at) {
    return at + 1 < text.length && text[at] == '\r' && text[at + 1] == '\n' ? at + 1 : at;
  }

  private long most() {
    return workspace.bounds().limits().of(Limit.DOCUMENT_SIZE) + 1;
  }
}
