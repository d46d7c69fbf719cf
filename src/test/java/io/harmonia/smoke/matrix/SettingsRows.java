package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WAIVERS;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;

/** What the settings file of a repository may ask for, and what it became since the last commit. */
final class SettingsRows {
  private static final String FILE = "inventory/smoke.properties";
  private static final String FIRST = FILE + ":1";

  private SettingsRows() {}

  static List<Row> rows() {
    return List.of(
        narrowed(
            "the settings file leaves records out",
            w -> w.file(FILE, "# ours\n"),
            w -> w.file(FILE, "smoke.sources.exclude = **/fixtures/**\n"),
            "Remove the line"),
        narrowed(
            "the settings file asks for less than it did",
            w -> w.file(FILE, "smoke.require = recorded\n"),
            w -> w.file(FILE, "smoke.require = none\n"),
            "Write the line “smoke.require = recorded” again"),
        narrowed(
            "a line of the settings file is gone that asked for more",
            w -> w.file(FILE, "smoke.bump-policy = strict\n"),
            w -> w.file(FILE, "# nothing\n"),
            "Put the line “smoke.bump-policy = strict” back into " + FILE),
        narrowed(
            "the settings file is gone that asked for more",
            w -> w.file(FILE, "smoke.unlisted = reject\n"),
            w -> w.delete(FILE),
            "back into " + FILE),
        narrowed(
            "the settings file wants no baseline to compare with",
            w -> {},
            w -> w.file(FILE, "smoke.baseline = none\n"),
            "Remove the line"),
        kept(
            "the settings file asks for more than it did",
            w -> w.file(FILE, "smoke.require = none\n"),
            w -> w.file(FILE, "smoke.require = recorded\nsmoke.bump-policy = strict\n")),
        kept(
            "the settings file leaves out what it left out before",
            w -> w.file(FILE, "smoke.uncounted = *.tmp\n"),
            w -> w.file(FILE, "# moved\n\n  smoke.uncounted=*.tmp\n")),
        kept(
            "a value that narrows is waived",
            w -> {},
            w ->
                w.file(FILE, "smoke.uncounted = *.tmp\n")
                    .file(
                        WAIVERS,
                        "[{\"id\": \"%s › smoke.uncounted\", \"kind\": \"narrowed\", \"reason\": \"why\","
                                .formatted(FILE)
                            + " \"expires\": \"%s\"}]".formatted(WorkspaceBuilder.SOON))),
        harmless(
            "the settings file says where the manifest lies that is there",
            w -> w.file("smoke.properties", "smoke.models = " + MODELS + "\n")));
  }

  private static Row narrowed(String name, Row.Change before, Row.Change since, String says) {
    return fault(name, HistoryRows.committed(before, since), Kind.NARROWED, FIRST)
        .saying(says)
        .needing("git");
  }

  private static Row kept(String name, Row.Change before, Row.Change since) {
    return harmless(name, HistoryRows.committed(before, since)).needing("git");
  }
}
