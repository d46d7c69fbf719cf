package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Files that a registry of pooch lists. */
final class PoochRows {
  private static final String REGISTRY = "pooch/registry.txt";
  private static final String FILE = "pooch/tiny.txt";
  private static final String LINE = "tiny.txt " + sha256("tiny") + "\n";
  private static final String MD5 = "tiny.txt md5:a1a2e1f62d6b8b0e0f2d1e5c9d9b2f11\n";

  private PoochRows() {}

  static List<Row> rows() {
    return Stream.of(faults(), harmlessRows())
        .flatMap(List::stream)
        .map(row -> row.with("smoke.sources", "auto,pooch:" + REGISTRY))
        .toList();
  }

  private static List<Row> faults() {
    return List.of(
        fault(
            "a file that pooch's registry lists changed",
            w -> registry(w, LINE).file(FILE, "TINY"),
            Kind.CHECKSUM_MISMATCH,
            REGISTRY + ":1"),
        fault(
            "an MD5 of pooch's registry is stale",
            w -> registry(w, MD5),
            Kind.CHECKSUM_MISMATCH,
            REGISTRY + ":1"),
        fault(
            "a line of pooch's registry has four words",
            w -> registry(w, LINE + "a b c d\n"),
            Kind.MANIFEST_INVALID,
            REGISTRY + ":2"),
        fault(
            "a quotation mark in pooch's registry is not closed",
            w -> registry(w, LINE + "\"a b c\n"),
            Kind.MANIFEST_INVALID,
            REGISTRY + ":2"),
        fault(
            "a SHA-256 of pooch's registry is an MD5",
            w -> registry(w, "tiny.txt a1a2e1f62d6b8b0e0f2d1e5c9d9b2f11\n"),
            Kind.MANIFEST_INVALID,
            REGISTRY + ":1"),
        fault(
            "pooch's registry lists a pointer to another content",
            w -> registry(w, LINE).file(FILE, pointerTo("TINY")),
            Kind.POINTER_MISMATCH,
            REGISTRY + ":1"),
        fault(
            "pooch's registry names xxHash",
            w -> registry(w, "tiny.txt xxh64:0011223344556677\n"),
            Kind.UNREADABLE,
            REGISTRY + ":1"),
        fault(
                "a file that git tracks and pooch's registry lists is gone",
                w -> {
                  Repository.in(w.root());
                  registry(w, LINE);
                  Repository.at(w.root()).commit();
                  w.delete(FILE);
                },
                Kind.MISSING_ARTIFACT,
                REGISTRY + ":1")
            .needing("git"));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless("pooch's registry lists a file as it is", w -> registry(w, LINE))
            .seenAs(Kind.MATCH, REGISTRY + ":1"),
        harmless(
                "pooch's registry has comments, quotation marks, upper case and a URL",
                w ->
                    registry(
                        w,
                        "# a comment\r\n\r\n'tiny.txt' SHA256:"
                            + sha256("tiny").toUpperCase(Locale.ROOT)
                            + " https://data.invalid/tiny.txt\r\n"))
            .seenAs(Kind.MATCH, REGISTRY + ":3"),
        harmless(
                "pooch's registry lists a file that is not there",
                w -> registry(w, LINE).delete(FILE))
            .seenAs(Kind.NOT_PRESENT, REGISTRY + ":1"),
        harmless(
                "pooch's registry has an MD5, and a Git LFS pointer lies there",
                w -> registry(w, MD5).file(FILE, pointerTo("tiny")))
            .seenAs(Kind.NOT_COMPARABLE, REGISTRY + ":1"),
        harmless(
                "pooch's registry has a SHA-256, and its Git LFS pointer lies there",
                w -> registry(w, LINE).file(FILE, pointerTo("tiny")))
            .seenAs(Kind.POINTER_MATCH, REGISTRY + ":1"));
  }

  private static WorkspaceBuilder registry(WorkspaceBuilder workspace, String text) {
    return workspace.file(REGISTRY, text).file(FILE, "tiny");
  }
}
