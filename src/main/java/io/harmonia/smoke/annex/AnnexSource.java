package io.harmonia.smoke.annex;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.IndexRecord;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;

/**
 * git-annex: the keys that git's index has, in links and in pointer files.
 *
 * <pre>{@code
 * data/a.bin -> ../.git/annex/objects/Xx/Yy/SHA256E-s12--f6bf….bin/SHA256E-s12--f6bf….bin
 * }</pre>
 */
public final class AnnexSource implements RecordSource {
  private static final IndexRecord RECORD =
      new IndexRecord("git-annex", "git-annex", AnnexIndex::read, AnnexSource::usesAnnex);

  @Override
  public String name() {
    return "git-annex";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.repository());
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        "git-annex, DataLad",
        "Every key in git's index: in symbolic links to .git/annex/objects/…/KEY, and in pointer"
            + " files (“/annex/objects/KEY”) of unlocked files.",
        new FormatGuide.Verified(
            "That no text of a link or pointer was committed or annexed as a content.",
            "Nothing.",
            "The size and the digest that the key states, where the content is here.",
            "Keys of WORM and URL state no digest: their size is held, and the check is skipped."
                + " Keys of backends that are unknown here (SKEIN, external ones) stay unchecked."
                + " Other repositories and remotes that have the content are not asked. MD5 and SHA-1"
                + " show accidents, not attacks."),
        "Skipped, with the command that fetches it (git annex get): git-annex keeps it elsewhere."
            + " Drift where the link or pointer file itself is gone.",
        "git annex add FILE (datalad save)");
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return RECORD.read(place, repository);
  }

  private static boolean usesAnnex(RepositoryView repository) {
    return repository.exists(new RelativePath(".git/annex"));
  }
}
