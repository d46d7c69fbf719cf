package io.harmonia.smoke.source;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A format that nobody has: a line for each file, its digests, its size and its name, and perhaps
 * what it means that it is not there.
 *
 * <pre>{@code
 * md5:5d41402abc4b2a76b9719d911017c592 5 hello.bin
 * sha256:2cf2…,blake9:00 5 far.bin elsewhere
 * }</pre>
 */
public final class ToySource implements RecordSource {
  static final FormatGuide GUIDE =
      new FormatGuide(
          "toy",
          "a line for each file",
          new FormatGuide.Verified("presence", "nothing", "digests and size", "nothing"),
          "drift",
          "by hand");

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.files("*.toy"));
  }

  @Override
  public FormatGuide guide() {
    return ToySource.GUIDE;
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.read(place, in -> Statement.of(claims(place, repository, in)));
  }

  private static List<Claim> claims(Place place, RepositoryView repository, InputStream in)
      throws IOException, MalformedTextException {
    List<Claim> claims = new ArrayList<>();
    List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Location at = new Location(place.shownAs(), i + 1, 1);
      String[] words = lines.get(i).split(" ", -1);
      if (words.length < 3) {
        throw new MalformedTextException(
            new Problem(at, "expected DIGESTS SIZE NAME", "Write the line anew."));
      }
      claims.add(
          StatedClaim.of(ClaimedPath.of(words[2], place, repository.paths()), at)
              .with(content(words[0], words[1], at))
              .absent(absence(words)));
    }
    return claims;
  }

  private static ClaimedContent content(String digests, String size, Location at) {
    ClaimedContent content = ClaimedContent.ANY;
    for (String digest : digests.equals("-") ? List.<String>of() : List.of(digests.split(","))) {
      String[] parts = digest.split(":", 2);
      Optional<Digest> known =
          Algorithm.named(parts[0]).flatMap(algorithm -> Digest.parse(algorithm, parts[1]));
      content =
          known.isPresent()
              ? content.digest(known.get(), at)
              : content.uncomputable("its " + parts[0] + " is of an unknown algorithm", at);
    }
    return size.equals("-") ? content : content.size(Long.parseLong(size), at);
  }

  private static Absence absence(String[] words) {
    return switch (words.length > 3 ? words[3] : "") {
      case "elsewhere" -> Absence.elsewhere("toy get " + words[2]);
      case "together" -> Absence.DRIFT_AMONG_OTHERS;
      default -> Absence.DRIFT;
    };
  }
}
