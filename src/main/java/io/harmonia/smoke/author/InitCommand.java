package io.harmonia.smoke.author;

import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.command.ExitCode;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.starting.Here;
import io.harmonia.smoke.starting.Start;
import io.harmonia.smoke.starting.Template;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a repository has, and writes the first files of its own. */
@Command(
    name = InitCommand.NAME,
    description = {
      "Begins: says what of this repository is checked already, and what would be added; with"
          + " --write, writes it: manifests and a checksum file for what lies in models/ and"
          + " datasets/ and no other record speaks of, a settings file, and what --ci and"
          + " --pre-commit ask for. A file that is there is never overwritten.",
      ""
    },
    footerHeading = AuthoringCommand.EXAMPLES,
    footer = {
      "  harmonia-smoke init                        what is here, and what would be added",
      "  harmonia-smoke init --write --ci github    add it, and a workflow"
    },
    exitCodeList = {
      "0:it was said, or written",
      "1:nothing was written: the workspace is wrong, and check says so, too",
      "2:nothing was written: nothing is here, it could not be made, or should not; or wrong usage"
    })
public final class InitCommand extends AuthoringCommand {
  /** What it is called. */
  public static final String NAME = "init";

  private static final int SHOWN = 10;

  /** Systems that can run the suite. */
  enum Ci {
    /** GitHub Actions. */
    github(Template.GITHUB),
    /** GitLab CI. */
    gitlab(Template.GITLAB),
    /** Jenkins. */
    jenkins(Template.JENKINS);

    private final Template template;

    Ci(Template template) {
      this.template = template;
    }
  }

  @Mixin private final GenerationTimeOption time = new GenerationTimeOption();

  @Option(names = "--write", description = "Write what would be added.")
  private boolean write;

  @Option(
      names = "--ci",
      paramLabel = "SYSTEM",
      description = "Add what has it run in CI: github, gitlab or jenkins.")
  private @Nullable Ci ci;

  @Option(names = "--pre-commit", description = "Add a hook of pre-commit.")
  private boolean preCommit;

  /**
   * The command.
   *
   * @param out gets what it prints
   * @param err gets messages
   */
  public InitCommand(PrintStream out, PrintStream err) {
    super(out, err);
  }

  @Override
  int run(Workbench bench, GivenSettings given) throws CommandFailedException {
    Here here = new Here(bench.inventory());
    List<String> notes = new ArrayList<>();
    Start start = new Start(bench, templates());
    try {
      start.make(time.time(), notes);
      List<String> checked = here.checked();
      List<RelativePath> unrecorded = here.unrecorded();
      boolean nothing =
          checked.isEmpty()
              && start.made().stream().allMatch(file -> isTemplate(file.place().shownAs()));
      if (nothing && unrecorded.isEmpty()) {
        return nothingHere(bench);
      }
      out().println("Checked already, with nothing to write:");
      print(checked, "  nothing: no record of any format was found");
      ofCi(start);
      notes.stream().filter(note -> !note.contains("is a new entry")).forEach(this::note);
      if (start.made().isEmpty()) {
        out().println("Nothing is to be added.");
      } else {
        out().println(write ? "Added:" : "Would be added:");
        MadeFiles.show(bench.workspace(), start.made(), write, out(), "  ");
      }
      print("Not done:", notDone(start, unrecorded, nothing));
      out().println(next(start));
      out().flush();
      return ExitCode.CLEAN;
    } catch (RefusedException e) {
      return refused(e.reasons());
    }
  }

  private Set<Template> templates() {
    Set<Template> templates = EnumSet.of(Template.SETTINGS);
    if (ci != null) {
      templates.add(ci.template);
    }
    if (preCommit) {
      templates.add(Template.PRE_COMMIT);
    }
    return templates;
  }

  private static boolean isTemplate(String path) {
    for (Template template : Template.values()) {
      if (template.path().equals(path)) {
        return true;
      }
    }
    return false;
  }

  private void ofCi(Start start) {
    print("CI in use:", start.ciInUse());
  }

  private void note(String note) {
    say("note: " + note);
  }

  private static List<String> notDone(Start start, List<RelativePath> unrecorded, boolean nothing) {
    List<String> lines = new ArrayList<>();
    start.notDone().forEach(line -> lines.add("  " + line));
    List<RelativePath> outside =
        unrecorded.stream()
            .filter(file -> nothing || !file.text().startsWith("models/"))
            .filter(file -> nothing || !file.text().startsWith("datasets/"))
            .toList();
    outside.stream()
        .limit(SHOWN)
        .forEach(
            file ->
                lines.add(
                    "  "
                        + Printable.of(file.text())
                        + ": nothing records it: move it below models/NAME/ or datasets/NAME/, or"
                        + " 'harmonia-smoke record --write "
                        + Printable.of(file.text())
                        + "'"));
    if (outside.size() > SHOWN) {
      lines.add("  and " + (outside.size() - SHOWN) + " more that nothing records");
    }
    return lines;
  }

  private String next(Start start) {
    String owner =
        ci == null && !preCommit
            ? ""
            : " Harmonia Smoke is what OWNER publishes; write its release's digest where one is"
                + " asked for.";
    if (start.made().isEmpty()) {
      return "Next: harmonia-smoke check";
    }
    return write
        ? "Next: harmonia-smoke check; then git add and commit what was added." + owner
        : "Nothing was written: 'harmonia-smoke init --write' writes "
            + Quantity.count(start.made().size(), "file.", "files.");
  }

  private int nothingHere(Workbench bench) {
    say(
        "nothing to begin with in "
            + Printable.of(bench.workspace().root().toString())
            + ". Looked for: manifests and checksum files of models/, datasets/ and inventory/;"
            + " directories with files in models/ and datasets/; records of other formats ("
            + String.join(", ", io.harmonia.smoke.formats.RecordSources.names())
            + ", where git is only what it tracks); and files named "
            + String.join(", ", Here.MODEL_ENDINGS.stream().map(end -> "*" + end).toList())
            + ". Put the files there, or name the repository (--root DIR).");
    return ExitCode.INCOMPLETE;
  }

  private void print(String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out().println(title);
      lines.forEach(out()::println);
    }
  }

  private void print(List<String> lines, String none) {
    (lines.isEmpty() ? List.of(none) : lines).forEach(out()::println);
  }
}
