package io.harmonia.smoke.dvc;

import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.yaml.YamlReader;
import java.util.List;

/** The outputs that DVC's records state: {@code *.dvc} and {@code dvc.lock}. */
public final class DvcSource implements RecordSource {
  @Override
  public String name() {
    return "dvc";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.files("*.dvc"), PlaceRule.files(DvcNames.LOCK));
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        "DVC",
        "Every output (outs) of *.dvc files and of dvc.lock: MD5, size, number of files. Paths are"
            + " relative to wdir, which dvc.yaml states for the stages of a dvc.lock.",
        new FormatGuide.Verified(
            "That a dependency and the output of the same path do not contradict each other.",
            "Nothing.",
            "The MD5 and the size of each output. The digest of a directory is computed from its"
                + " files as DVC does it, with .dvcignore; where the local cache has its list,"
                + " the files that differ are named. Without a “hash:” it is DVC 2's MD5, of texts"
                + " with LF for CRLF.",
            "Dependencies that no output is (source files, data of other repositories) are not"
                + " compared: that one changed means that the stage has to run again. ETags and"
                + " version ids are no digests. MD5 shows accidents, not attacks."),
        "Skipped, with the command that fetches it (dvc pull): DVC keeps it elsewhere. Drift where"
            + " git tracks the file.",
        "dvc add PATH, dvc commit or dvc repro");
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.read(
        place,
        in -> {
          boolean isLock = place.path().filter(DvcNames::isLock).isPresent();
          DvcDocument document =
              DvcDocument.of(YamlReader.read(in, place.shownAs(), repository.limits()), isLock);
          return new DvcStatement(place, repository).of(document);
        });
  }
}
