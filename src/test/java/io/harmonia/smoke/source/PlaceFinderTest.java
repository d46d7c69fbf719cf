package io.harmonia.smoke.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the records of formats are looked for. */
class PlaceFinderTest {
  private static final RecordSource TOYS = toys(new ToySource(), List.of("registry.txt"));

  @TempDir Path root;

  private static RecordSource toys(RecordSource toys, List<String> ambiguous) {
    return new RecordSource() {
      @Override
      public String name() {
        return toys.name();
      }

      @Override
      public List<PlaceRule> places() {
        return toys.places();
      }

      @Override
      public List<String> ambiguous() {
        return ambiguous;
      }

      @Override
      public FormatGuide guide() {
        return toys.guide();
      }

      @Override
      public ReadFile<Statement> read(Place place, RepositoryView repository) {
        return toys.read(place, repository);
      }
    };
  }

  private void write(String... paths) throws IOException {
    for (String path : paths) {
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(root.resolve(path), "");
    }
  }

  private PlaceFinder finder(SourceChoice choice, String... taken) throws IOException {
    Workspace workspace = Workspace.open(root);
    return new PlaceFinder(
        new WorkspaceView(workspace, new PathRules(Optional.empty(), workspace.root())),
        choice,
        List.of(taken));
  }

  private List<String> found(SourceChoice choice, String... taken) throws IOException {
    return finder(choice, taken).find(TOYS).stream().map(Place::shownAs).toList();
  }

  private static SourceChoice parse(String text) {
    return SourceChoice.parse(text, List.of("toy"));
  }

  @Test
  void findsFilesOfItsNamesAtAnyDepth() throws IOException {
    write("a.toy", "b/c.toy", "b/c.toys", "b/toy");

    assertThat(found(SourceChoice.AUTO)).containsExactly("a.toy", "b/c.toy");
  }

  @Test
  void whereGitIsOnlyWhatItTracksIsARecord() throws IOException {
    Repository repository = Repository.in(root);
    write("a.toy");
    repository.commit();
    write("b.toy");

    assertThat(found(SourceChoice.AUTO)).containsExactly("a.toy");
  }

  @Test
  void leavesOutWhatIsExcludedOrOfATemplateOrReadAlready() throws IOException {
    write("a.toy", "b/c.toy", "{{name}}/d.toy", "e/f/g.toy", "h.toy");

    assertThat(found(SourceChoice.AUTO.excluding(List.of("b/", "e/**")), "h.toy"))
        .containsExactly("a.toy");
  }

  @Test
  void anAmbiguousNameIsNamedAndNotRead() throws IOException {
    write("a.toy", "b/registry.txt", "x/registry.txt");
    PlaceFinder finder = finder(SourceChoice.AUTO.excluding(List.of("x/")));

    assertThat(finder.find(TOYS)).extracting(Place::shownAs).containsExactly("a.toy");
    assertThat(finder.unread(List.of(TOYS))).containsExactly(new RelativePath("b/registry.txt"));
  }

  @Test
  void aPlaceThatIsAskedForMustBeThere() throws IOException {
    write("b/registry.txt", "c/registry.txt");

    assertThat(finder(parse("toy:*/registry.txt")).find(TOYS))
        .extracting(Place::shownAs, Place::asked)
        .containsExactly(tuple("b/registry.txt", true), tuple("c/registry.txt", true));
    assertThat(finder(parse("toy:d/*.txt,toy:e.txt")).find(TOYS))
        .extracting(Place::shownAs, Place::asked)
        .containsExactly(tuple("d/*.txt", true), tuple("e.txt", true));
  }

  @Test
  void whatIsAskedForIsNoMoreUnread() throws IOException {
    write("b/registry.txt");
    PlaceFinder finder = finder(parse("auto,toy:b/registry.txt"));

    assertThat(finder.find(TOYS)).hasSize(1);
    assertThat(finder.unread(List.of(TOYS))).isEmpty();
  }

  @Test
  void noneFindsNothing() throws IOException {
    write("a.toy", "registry.txt");
    PlaceFinder finder = finder(SourceChoice.NONE);

    assertThat(finder.find(TOYS)).isEmpty();
    assertThat(finder.unread(List.of(TOYS))).isEmpty();
  }
}
