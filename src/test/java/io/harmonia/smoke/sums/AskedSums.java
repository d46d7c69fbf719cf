package io.harmonia.smoke.sums;

import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;

/** A checksum file that somebody asked for by its path. */
record AskedSums(String path) implements RecordSource {
  private static final RecordSource SOURCE = new SumsSource();

  @Override
  public String name() {
    return SOURCE.name();
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.at(path));
  }

  @Override
  public FormatGuide guide() {
    return SOURCE.guide();
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return SOURCE.read(repository.asked(path), repository);
  }
}
