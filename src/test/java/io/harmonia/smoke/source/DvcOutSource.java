package io.harmonia.smoke.source;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Shows that the seam carries a DVC file's one out. Reads no YAML: the lines of one shape alone.
 */
final class DvcOutSource implements RecordSource {
  private static final Pattern FIELD = Pattern.compile("[- ] (md5|size|path): (\\S+)");

  @Override
  public String name() {
    return "dvc";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.files("*.dvc"));
  }

  @Override
  public FormatGuide guide() {
    return ToySource.GUIDE;
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.read(
        place,
        in -> {
          Map<String, Located<String>> out = new HashMap<>();
          LineNumberReader lines =
              new LineNumberReader(new InputStreamReader(in, StandardCharsets.UTF_8));
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
              Location at =
                  new Location(place.shownAs(), lines.getLineNumber(), field.start(2) + 1);
              out.put(field.group(1), new Located<>(field.group(2), at));
            }
          }
          return Statement.of(claim(place, repository, out).toList());
        });
  }

  private static Stream<Claim> claim(
      Place place, RepositoryView repository, Map<String, Located<String>> out) {
    Located<String> path = out.get("path");
    Located<String> md5 = out.get("md5");
    Located<String> size = out.get("size");
    Optional<Digest> digest =
        Optional.ofNullable(md5).flatMap(text -> Digest.parse(Algorithm.MD5, text.value()));
    if (path == null || md5 == null || size == null || digest.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
        StatedClaim.of(ClaimedPath.of(path.value(), place, repository.paths()), path.at())
            .with(
                ClaimedContent.of(digest.get(), md5.at())
                    .size(Long.parseLong(size.value()), size.at()))
            .absent(Absence.elsewhere("dvc pull " + place.shownAs())));
  }
}
