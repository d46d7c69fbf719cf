package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.check.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.check.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.check.WorkspaceBuilder.REST;
import static io.harmonia.smoke.check.WorkspaceBuilder.TOP;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.check.Kind;
import java.util.List;

/** What becomes of the files themselves. */
final class ContentRows {
  private ContentRows() {}

  static List<Row> rows() {
    return List.of(
        fault(
            "a recorded file has other content of the same size",
            w -> w.file(TOP, "top!!"),
            Kind.CHECKSUM_MISMATCH,
            MODEL_SUMS + ":1"),
        fault(
            "a recorded file is gone",
            w -> w.delete(TOP),
            Kind.MISSING_ARTIFACT,
            MODEL_SUMS + ":1"),
        fault(
                "a recorded file cannot be read",
                w -> Changes.permissions(w, TOP, "---------"),
                Kind.UNREADABLE,
                MODEL_SUMS + ":1")
            .in(Surroundings.BOUND_BY_PERMISSIONS),
        harmless("a listed file that is not recorded is gone", w -> w.delete(REST))
            .seenAs(Kind.PARTIAL, MODELS + ":5"));
  }
}
