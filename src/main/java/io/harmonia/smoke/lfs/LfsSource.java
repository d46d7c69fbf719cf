package io.harmonia.smoke.lfs;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.IndexRecord;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Git LFS: what git's index has and {@code .gitattributes} says, not what lies in the work tree.
 *
 * <pre>{@code
 * *.onnx filter=lfs diff=lfs merge=lfs -text
 * }</pre>
 */
public final class LfsSource implements RecordSource {
  private static final IndexRecord RECORD =
      new IndexRecord("lfs", "Git LFS", LfsIndex::read, LfsSource::usesLfs);
  private static final int LONGEST_ATTRIBUTES = 1 << 20;

  @Override
  public String name() {
    return "lfs";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.repository());
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        "Git LFS",
        "Every Git LFS pointer in git's index (what is committed or staged), and every path to"
            + " which a .gitattributes in the index gives filter=lfs.",
        new FormatGuide.Verified(
            "That each path with filter=lfs has a pointer in the index and not the large file"
                + " itself, that the pointer is written as git-lfs writes it, and that a pointer in"
                + " the work tree (not pulled yet) is the one of the index.",
            "Nothing: Git LFS says nothing of headers.",
            "Size and SHA-256 of the file in the work tree, against the pointer in the index.",
            "What a pointer says of a file that nobody pulled; smoke.upstream asks the server whether"
                + " it has it. Of a"
                + " Git LFS extension, the content is verified and its size is not known."),
        "A file that is gone is drift, since git tracks it. One that nobody pulled, so that its pointer"
            + " lies there, and what a sparse checkout leaves out are skipped.",
        "By git: “git add FILE” writes a new pointer into the index (git lfs install first); “git add"
            + " --renormalize FILE” makes one of a file that was committed as it is.");
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return RECORD.read(place, repository);
  }

  /** Whether Git LFS is used, as far as can be told where git cannot be asked. */
  private static boolean usesLfs(RepositoryView repository) throws IOException {
    for (RelativePath path : repository.files()) {
      if (path.name().equals(".gitattributes")
          && repository.look(path) instanceof Found.RegularFile file
          && new String(repository.beginning(file, LONGEST_ATTRIBUTES), StandardCharsets.ISO_8859_1)
              .contains("filter=lfs")) {
        return true;
      }
    }
    return false;
  }
}
