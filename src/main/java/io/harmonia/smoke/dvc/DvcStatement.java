package io.harmonia.smoke.dvc;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.source.Structure;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.text.ShellWord;
import io.harmonia.smoke.workspace.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What one record claims: its outputs, and that its dependencies agree with outputs. */
final class DvcStatement {
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]+://|/|[A-Za-z]:[/\\\\]).*", Pattern.DOTALL);

  private static final Pattern URL = Pattern.compile("(?i:https?)://.*", Pattern.DOTALL);

  private static final String NOTHING = "no digest is recorded for it";

  private final Place place;
  private final RepositoryView repository;
  private final DvcFolders folders;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Relation> relations = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<RelativePath, DvcItem> outs = new HashMap<>();
  private long uncompared;

  DvcStatement(Place place, RepositoryView repository) {
    this.place = place;
    this.repository = repository;
    this.folders = DvcFolders.of(place, repository);
  }

  Statement of(DvcDocument document) {
    problems.addAll(document.problems());
    folders.pipeline().flatMap(DvcPipeline::problem).ifPresent(problems::add);
    for (DvcStage stage : document.stages()) {
      outs(stage);
    }
    for (DvcStage stage : document.stages()) {
      deps(stage);
    }
    return new Statement.Parts(
        claims, List.copyOf(relations), List.copyOf(problems), remarks(document));
  }

  private List<String> remarks(DvcDocument document) {
    List<String> remarks = new ArrayList<>();
    if (!document.unknown().isEmpty()) {
      remarks.add(
          place.shownAs()
              + " has fields that DVC does not know: "
              + Printable.some(document.unknown()));
    }
    if (uncompared > 0) {
      remarks.add(
          Quantity.count(uncompared, "dependency of ", "dependencies of ")
              + place.shownAs()
              + (uncompared == 1 ? " is" : " are")
              + " not compared with the files, since no output is the same:"
              + " “dvc status” tells which stages have to run again");
    }
    return remarks;
  }

  private void outs(DvcStage stage) {
    DvcFolders.Folder folder = folders.of(stage);
    Set<String> unkept =
        folders.pipeline().flatMap(pipeline -> stage.name().map(pipeline::unkept)).orElse(Set.of());
    for (DvcItem out : stage.outs()) {
      if (ELSEWHERE.matcher(out.path().value()).matches()) {
        elsewhere(out);
        continue;
      }
      ClaimedPath path = resolve(out.path().value(), folder);
      path.path().ifPresent(at -> outs.put(at, out));
      boolean isPushed = out.isPushed() && !unkept.contains(out.path().value());
      Absence kept = Absence.elsewhere(isPushed ? pull(path) : repro(stage));
      Absence absence = imported(stage).map(kept::from).orElse(kept);
      claim(out, path, absence, isPushed);
      for (DvcItem file : out.files()) {
        file(out, file, folder, absence);
      }
    }
  }

  /** The URL that the one output of a stage was imported from. */
  private static Optional<Located<String>> imported(DvcStage stage) {
    return stage.outs().size() == 1 && stage.deps().size() == 1
        ? stage.deps().stream()
            .filter(dep -> !dep.isImported())
            .map(DvcItem::path)
            .filter(url -> URL.matcher(url.value()).matches())
            .findFirst()
        : Optional.empty();
  }

  private ClaimedPath resolve(String path, DvcFolders.Folder folder) {
    if (folder.unknown().isPresent()) {
      ParsedPath.Refused why = folder.unknown().get();
      return ClaimedPath.refused(path, "is relative to a wdir that " + why.reason(), why.remedy());
    }
    return ClaimedPath.of(path, folder.path().stream().toList(), repository.paths());
  }

  private String pull(ClaimedPath path) {
    boolean isLock = place.path().filter(DvcNames::isLock).isPresent();
    return "dvc pull "
        + ShellWord.of(
            isLock ? path.path().map(RelativePath::text).orElse(path.name()) : place.shownAs());
  }

  private String repro(DvcStage stage) {
    String folder =
        place
            .folder()
            .filter(it -> !it.equals(RelativePath.ROOT))
            .map(it -> it + "/dvc.yaml:")
            .orElse("");
    return "dvc repro "
        + ShellWord.of(stage.name().map(name -> folder + name).orElse(place.shownAs()));
  }

  /** An output outside of the repository, which is not looked for. */
  private void elsewhere(DvcItem out) {
    claims.add(
        StatedClaim.of(ClaimedPath.elsewhere(out.path().value()), out.path().at())
            .with(content(out.recorded())));
  }

  private void claim(DvcItem out, ClaimedPath path, Absence absence, boolean isKept) {
    DvcItem.Recorded said = out.recorded();
    StatedClaim claim = StatedClaim.of(path, out.path().at()).absent(absence);
    if (!out.files().isEmpty() || said.isOfDirectory()) {
      claims.add(path.path().map(at -> directory(claim, at, out, isKept)).orElse(claim));
    } else {
      claims.add(of(claim, said));
    }
  }

  /** A file of that content. That a digest is none is a problem of its own. */
  private StatedClaim of(StatedClaim claim, DvcItem.Recorded said) {
    ClaimedContent content = content(said);
    boolean isNone =
        said.digest().isPresent()
            && content.digests().isEmpty()
            && content.uncomputable().isEmpty();
    return claim
        .with(content)
        .unrecordedIf(said.digest().isEmpty() && said.size().isEmpty(), NOTHING)
        .unrecordedIf(isNone, "its digest is none");
  }

  private StatedClaim directory(StatedClaim claim, RelativePath path, DvcItem out, boolean isKept) {
    DvcItem.Recorded said = out.recorded();
    if (out.files().isEmpty() && said.digest().isPresent() && algorithm(said).isEmpty()) {
      return claim.with(ClaimedContent.ANY.uncomputable(unknown(said), said.digest().get().at()));
    }
    DvcDirectory directory =
        out.files().isEmpty()
            ? DvcDirectory.of(repository, path, said, algorithm(said), isKept)
            : DvcDirectory.ofFiles(repository, path, out.files());
    String fetch = claim.absence().fetch().orElseThrow();
    return claim.with(
        ClaimedContent.ANY.structure(
            new Structure(
                Structure.About.DIGEST,
                said.digest().map(Located::at).orElse(claim.at()),
                there -> directory.differs(there, claim.at(), fetch))));
  }

  private void file(DvcItem out, DvcItem file, DvcFolders.Folder folder, Absence absence) {
    ClaimedPath path = resolve(out.path().value() + "/" + file.path().value(), folder);
    claims.add(of(StatedClaim.of(path, file.path().at()).absent(absence), file.recorded()));
  }

  private static String unknown(DvcItem.Recorded said) {
    return "its digest is of the algorithm " + Printable.quoted(said.hash()) + ", which is unknown";
  }

  private static Optional<Algorithm> algorithm(DvcItem.Recorded said) {
    return Algorithm.named(said.hash());
  }

  private ClaimedContent content(DvcItem.Recorded said) {
    ClaimedContent content = ClaimedContent.ANY;
    if (said.digest().isPresent()) {
      Located<String> hex = said.digest().get();
      Optional<Algorithm> algorithm = algorithm(said);
      Optional<Digest> digest = algorithm.flatMap(one -> Digest.parse(one, hex.value()));
      if (digest.isPresent()) {
        content = content.digest(digest.get(), hex.at());
      } else if (algorithm.isPresent()) {
        problems.add(
            new Problem(
                hex.at(),
                "expected "
                    + algorithm.get().hexDigits()
                    + " hexadecimal digits for "
                    + algorithm.get().label()
                    + ", actual "
                    + Printable.quoted(hex.value()),
                "Run “dvc commit”, or restore the file from git."));
      } else {
        content = content.uncomputable(unknown(said), hex.at());
      }
    }
    if (said.size().isEmpty()) {
      return content;
    }
    Located<Long> size = said.size().get();
    return said.hash().equals(DvcItem.Recorded.LEGACY) && said.digest().isPresent()
        ? content.structure(LegacySize.of(size))
        : content.size(size.value(), size.at());
  }

  private void deps(DvcStage stage) {
    DvcFolders.Folder folder = folders.of(stage);
    boolean isFrozen =
        stage.isFrozen()
            || folders
                .pipeline()
                .flatMap(pipeline -> stage.name().map(pipeline::isFrozen))
                .orElse(false);
    for (DvcItem dep : stage.deps()) {
      if (dep.isImported() || dep.recorded().digest().isEmpty()) {
        continue;
      }
      Optional<DvcItem> out =
          isFrozen
              ? Optional.empty()
              : folder
                  .path()
                  .flatMap(at -> DvcFolders.resolve(dep.path().value(), at, repository))
                  .flatMap(this::outAt);
      if (out.isPresent()) {
        relations.add(agreement(dep, out.get()));
      } else {
        uncompared++;
      }
    }
  }

  /** The output at a path: of this record, or of another one. */
  private Optional<DvcItem> outAt(RelativePath path) {
    return Optional.ofNullable(outs.get(path))
        .or(
            () ->
                repository.tracked().filter(all -> all.contains(path)).isPresent()
                    ? Optional.empty()
                    : repository.shared(DvcOuts.class, () -> DvcOuts.of(repository)).at(path));
  }

  private static Relation agreement(DvcItem dep, DvcItem out) {
    Located<String> digest = dep.recorded().digest().orElseThrow();
    return new Relation(
        "dependency " + dep.path().value(),
        digest.at(),
        () ->
            dep.recorded().contradicts(out.recorded())
                ? Relation.Answer.of(
                    List.of(
                        new Problem(
                            digest.at(),
                            Printable.of(dep.path().value())
                                + " is recorded here as a dependency otherwise than as an output:"
                                + " expected "
                                + Printable.of(
                                    out.recorded().digest().map(Located::value).orElse(""))
                                + ", as at "
                                + out.recorded().digest().map(Located::at).orElse(out.path().at())
                                + ", actual "
                                + Printable.of(digest.value()),
                            "Run “dvc repro”, which runs the stage with the new data, or restore"
                                + " the record that is wrong from git.")))
                : Relation.Answer.HOLDS);
  }
}
