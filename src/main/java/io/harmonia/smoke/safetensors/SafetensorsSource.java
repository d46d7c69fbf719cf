package io.harmonia.smoke.safetensors;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.HeaderVerdict;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;
import java.util.Optional;

/**
 * Safetensors files (github.com/huggingface/safetensors, README): each states in its own header
 * where its tensors lie, so that its length must be what the header says.
 */
public final class SafetensorsSource implements RecordSource {
  static final String ENDING = ".safetensors";

  private static final FormatGuide GUIDE =
      new FormatGuide(
          "safetensors",
          "Every file whose name ends in .safetensors. Its header states type, shape and place of"
              + " each tensor in it.",
          new FormatGuide.Verified(
              "Nothing: a Git LFS pointer does not tell what the header is, so the check is"
                  + " skipped.",
              "The header is valid, no tensor stands twice in it, each takes the bytes that its"
                  + " type and shape make, all of them follow each other without a hole, and the"
                  + " file ends where the last one does. That finds a download that broke off,"
                  + " something written after the end, and a page in the place of a model.",
              "Nothing more.",
              "The numbers in the tensors: a changed byte among them is not seen. Record a SHA-256"
                  + " of the file for that."),
          "A file that git tracks must be there.",
          "Nothing has to be updated: the header is written with the file.");

  @Override
  public String name() {
    return "safetensors";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.files("*" + ENDING));
  }

  @Override
  public boolean areArtifacts() {
    return true;
  }

  @Override
  public FormatGuide guide() {
    return GUIDE;
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    Location at = Location.startOf(place.shownAs());
    Optional<RelativePath> path = place.path();
    ClaimedPath claimed =
        path.map(ClaimedPath::of)
            .orElseGet(
                () ->
                    ClaimedPath.refused(
                        place.shownAs(),
                        "lies outside of the workspace",
                        "Name a file of the workspace."));
    ClaimedContent content =
        path.map(is -> structures(is, repository, at)).orElse(ClaimedContent.ANY);
    return repository.answer(
        place, none -> Statement.of(List.of(StatedClaim.of(claimed, at).with(content))));
  }

  /** What must hold of a file: what its header says, and its length. */
  static ClaimedContent structures(RelativePath path, RepositoryView repository, Location at) {
    Headers headers = repository.shared(Headers.class, Headers::new);
    return HeaderVerdict.structures(file -> headers.of(file, path).verdict(), at);
  }
}
