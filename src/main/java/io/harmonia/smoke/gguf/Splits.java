package io.harmonia.smoke.gguf;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a model have together the tensors that each of them states, none of them twice.
 *
 * @param name of one of them
 * @param at where the first of them begins
 * @param repository where they lie
 */
record Splits(SplitName name, Location at, RepositoryView repository) {
  private static final int MOST = 20;
  private static final String REMEDY =
      "Restore the splits of one and the same model, or split it again with llama-gguf-split.";

  /** What does not hold. */
  Relation.Answer ask() throws IOException {
    GgufHeaders headers = repository.shared(GgufHeaders.class, GgufHeaders::new);
    List<Problem> wrong = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    Map<String, RelativePath> holder = new HashMap<>();
    Map<Long, RelativePath> totals = new HashMap<>();
    for (int number = 1; number <= name.count(); number++) {
      RelativePath path = name.path(number);
      Found found = repository.look(path);
      if (!(found instanceof Found.RegularFile file)) {
        unread.add(path.name() + (found instanceof Found.Pointer ? " (a Git LFS pointer)" : ""));
        continue;
      }
      GgufHeader header = headers.of(file, path);
      if (!header.verdict().isSound()) {
        unread.add(path.name() + " (see its own check)");
      } else if (header.split().isEmpty()) {
        add(wrong, path, "expected split.no and split.count in its header, actual: there are none");
      } else {
        totals.putIfAbsent(header.split().get().tensors(), path);
        for (String tensor : header.tensors()) {
          RelativePath before = holder.putIfAbsent(tensor, path);
          if (before != null) {
            add(
                wrong,
                path,
                "the tensor "
                    + Printable.quoted(tensor)
                    + " is in it and in "
                    + Printable.of(before.text()));
          }
        }
      }
    }
    compare(wrong, totals, holder.size(), unread.isEmpty() && wrong.isEmpty());
    return new Relation.Answer(List.copyOf(wrong), List.of(), untold(unread));
  }

  private void compare(
      List<Problem> wrong, Map<Long, RelativePath> totals, int tensors, boolean haveAll) {
    if (totals.size() > 1) {
      add(
          wrong,
          totals.values().stream().max(RelativePath::compareTo).orElseThrow(),
          "its split.tensors.count is another one than that of the other splits: "
              + Printable.some(totals.keySet()));
    } else if (haveAll) {
      totals.forEach(
          (total, path) -> {
            if (total >= 0 && total != tensors) {
              add(
                  wrong,
                  path,
                  "expected "
                      + Quantity.count(total, "tensor", "tensors")
                      + " in all splits, as split.tensors.count says, actual "
                      + Quantity.grouped(tensors));
            }
          });
    }
  }

  private static void add(List<Problem> wrong, RelativePath path, String message) {
    if (wrong.size() < MOST) {
      wrong.add(
          new Problem(
              Location.startOf(path.text()), Printable.of(path.text()) + ": " + message, REMEDY));
    }
  }

  private Optional<Problem> untold(List<String> unread) {
    return unread.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Problem(
                at,
                "whether the splits belong together cannot be told without every header: "
                    + Printable.some(unread),
                "Run “git lfs pull” or the model's download before the suite to have it verified."));
  }
}
