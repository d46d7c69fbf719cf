package io.harmonia.smoke.kit;

import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;

/** A format whose record is read where it is asked for, as {@code smoke.sources} does it. */
public record Asked(RecordSource source, String place) implements RecordSource {
  @Override
  public String name() {
    return source.name();
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.at(place));
  }

  @Override
  public FormatGuide guide() {
    return source.guide();
  }

  @Override
  public ReadFile<Statement> read(Place at, RepositoryView repository) {
    return source.read(repository.asked(place), repository);
  }
}
