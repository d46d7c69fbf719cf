package io.harmonia.smoke.modelsigning;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Found;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Files in a model's folder that its signature does not list.
 *
 * @param at where the payload stands
 * @param folder the model's
 * @param listed what is listed, and the signature itself
 * @param ignored what was left out on purpose, where the signature says that
 */
record UnlistedFiles(
    RepositoryView repository,
    Location at,
    RelativePath folder,
    Set<RelativePath> listed,
    Optional<IgnoredPaths> ignored) {

  /**
   * That there are none.
   *
   * @param withoutEmpty whether empty files are never listed, as they have no shards
   */
  Relation relation(boolean withoutEmpty) {
    return new Relation("unlisted files", at, () -> ask(withoutEmpty));
  }

  private Relation.Answer ask(boolean withoutEmpty) {
    IgnoredPaths leftOut = ignored.orElse(IgnoredPaths.USUAL);
    List<RelativePath> unlisted =
        repository.files().tailSet(folder).stream()
            .takeWhile(file -> file.text().startsWith(folder.text()))
            .filter(file -> file.isBelow(folder) && !listed.contains(file))
            .filter(file -> !leftOut.have(inModel(file)))
            .filter(file -> counts(file, withoutEmpty))
            .toList();
    if (unlisted.isEmpty()) {
      return Relation.Answer.HOLDS;
    }
    String names = Printable.some(unlisted);
    return ignored.isPresent()
        ? Relation.Answer.of(
            List.of(
                new Problem(
                    at,
                    "expected no file that the signature does not list, actual: " + names,
                    "Move them out of the model's folder, or have the model signed anew"
                        + " (model_signing sign).")))
        : Relation.Answer.untold(
            new Problem(
                at,
                "not in the signature, which does not say what was left out on purpose: " + names,
                "Have the model signed anew with model_signing 1.1 or later, which writes down what"
                    + " it ignores."));
  }

  private String inModel(RelativePath file) {
    return folder.equals(RelativePath.ROOT)
        ? file.text()
        : file.text().substring(folder.text().length() + 1);
  }

  /** A link that leads nowhere is there, too: model_signing refuses to sign it. */
  private boolean counts(RelativePath file, boolean withoutEmpty) {
    Found found = repository.look(file);
    boolean isEmpty = found instanceof Found.RegularFile regular && regular.size() == 0;
    boolean isThere = !(found instanceof Found.Absent) || repository.linkAt(file).isPresent();
    return isThere && !(withoutEmpty && isEmpty);
  }
}
