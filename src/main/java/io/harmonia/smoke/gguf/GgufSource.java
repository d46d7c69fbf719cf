package io.harmonia.smoke.gguf;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.HeaderVerdict;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * GGUF files, as llama.cpp and its like load them: each states in its own header what its tensors
 * are and where they lie. A model may be split into several ({@code NAME-00001-of-00003.gguf}); the
 * first of them that is there speaks for those that are not.
 */
public final class GgufSource implements RecordSource {
  /** So many lost parts of one model are enough to tell. */
  private static final int MOST_LOST = 1_000;

  private static final FormatGuide GUIDE =
      new FormatGuide(
          "GGUF",
          "Every file whose name ends in .gguf, in the versions 1 to 3 and both byte orders. Its"
              + " header states type, shape and place of each tensor in it; of a split model also"
              + " which part it is.",
          new FormatGuide.Verified(
              "Of a split model (NAME-00001-of-00003.gguf) every part, or its Git LFS pointer, is"
                  + " there. A pointer tells nothing of the header, so that check is skipped.",
              "The header is valid, no tensor stands twice in it or lies where another one does, and"
                  + " the file is as long as the last tensor needs, with or without padding after"
                  + " it. The parts of a model have together the tensors that they state. That finds"
                  + " a download that broke off, which loaders may call valid.",
              "Nothing more.",
              "The numbers in the tensors: a changed byte among them is not seen. Record a SHA-256"
                  + " of the file for that. Gaps between tensors are allowed, as the format has it,"
                  + " though llama.cpp refuses them. A tensor of a type that is not known leaves its"
                  + " file unchecked."),
          "A file that git tracks must be there; some parts of a model missing is drift.",
          "Nothing has to be updated: the header is written with the file.");

  @Override
  public String name() {
    return "gguf";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.files("*.gguf"));
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
    return repository.answer(place, none -> statement(place, repository));
  }

  private static Statement statement(Place place, RepositoryView repository) {
    Location at = Location.startOf(place.shownAs());
    Optional<RelativePath> path = place.path();
    if (path.isEmpty()) {
      ClaimedPath refused =
          ClaimedPath.refused(
              place.shownAs(), "lies outside of the workspace", "Name a file of the workspace.");
      return Statement.of(List.of(StatedClaim.of(refused, at)));
    }
    List<Claim> claims = new ArrayList<>();
    claims.add(claim(path.get(), at, repository));
    List<Problem> problems = new ArrayList<>();
    List<Relation> relations = new ArrayList<>();
    Optional<SplitName> split =
        SplitName.of(path.get()).filter(name -> isFirst(name, path.get(), repository));
    if (split.isPresent()) {
      addOthers(claims, problems, split.get(), repository);
      relations.add(new Relation("splits", at, new Splits(split.get(), at, repository)::ask));
    }
    return new Statement.Parts(
        List.copyOf(claims), List.copyOf(relations), List.copyOf(problems), List.of());
  }

  private static Claim claim(RelativePath path, Location at, RepositoryView repository) {
    GgufHeaders headers = repository.shared(GgufHeaders.class, GgufHeaders::new);
    ClaimedContent content = HeaderVerdict.structures(file -> headers.of(file, path).verdict(), at);
    return StatedClaim.of(ClaimedPath.of(path), at)
        .with(content)
        .absent(Absence.DRIFT_AMONG_OTHERS);
  }

  /** Whether no part before it is a record of its own. */
  private static boolean isFirst(SplitName name, RelativePath path, RepositoryView repository) {
    return repository.files().tailSet(new RelativePath(name.start())).stream()
        .takeWhile(file -> file.text().startsWith(name.start()))
        .takeWhile(file -> file.compareTo(path) < 0)
        .flatMap(file -> SplitName.of(file).stream())
        .noneMatch(name::isBeside);
  }

  /** Those parts that are no records of their own. */
  private static void addOthers(
      List<Claim> claims, List<Problem> problems, SplitName name, RepositoryView repository) {
    RelativePath first = name.path(name.number());
    Location at = Location.startOf(first.text());
    int lost = 0;
    for (int number = 1; number <= name.count(); number++) {
      RelativePath other = name.path(number);
      if (!other.equals(first) && !repository.files().contains(other) && lost++ < MOST_LOST) {
        claims.add(claim(other, at, repository));
      }
    }
    if (lost > MOST_LOST) {
      problems.add(
          new Problem(
              at,
              "and "
                  + Quantity.count(lost - MOST_LOST, "more split", "more splits")
                  + " of the model, which its name announces",
              "Restore the other splits, or give the file the name that it should have."));
    }
  }
}
