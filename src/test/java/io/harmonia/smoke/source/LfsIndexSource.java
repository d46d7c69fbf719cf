package io.harmonia.smoke.source;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.pointer.LfsPointer;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows that the seam carries what git's index has: its Git LFS pointers, and no more than that.
 */
final class LfsIndexSource implements RecordSource {

  @Override
  public String name() {
    return "git-lfs";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.repository());
  }

  @Override
  public FormatGuide guide() {
    return ToySource.GUIDE;
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.answer(
        place,
        none -> {
          List<Claim> claims = new ArrayList<>();
          repository.eachStaged(
              repository.files(),
              LfsPointer.TOO_LARGE,
              (path, blob) ->
                  LfsPointer.parse(blob).ifPresent(pointer -> claims.add(claim(path, pointer))));
          return Statement.of(claims);
        });
  }

  private static Claim claim(RelativePath path, LfsPointer pointer) {
    Location at = Location.startOf(path.text());
    return StatedClaim.of(ClaimedPath.of(path), at)
        .with(ClaimedContent.of(Digest.of(pointer.content()), at).size(pointer.size(), at));
  }
}
