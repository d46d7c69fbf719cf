package io.harmonia.smoke.starting;

import io.harmonia.smoke.authoring.RefusedException;
import io.harmonia.smoke.authoring.Workbench;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.bump.BumpPolicy;
import io.harmonia.smoke.inventory.GenerationTime;
import io.harmonia.smoke.inventory.OtherRecords;
import io.harmonia.smoke.inventory.Update;
import io.harmonia.smoke.inventory.Update.MadeFile;
import io.harmonia.smoke.inventory.VersionProposals;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Place;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The first files of a repository's own. What lies in {@code models/} and {@code datasets/} and no
 * other record speaks of gets manifests and a checksum file; a file that is there is left as it is.
 */
public final class Start {
  private static final String GITLAB_INCLUDED = ".gitlab/harmonia-smoke.yml";
  private static final String OTHER_SETTINGS = "smoke.properties";

  private final Workbench bench;
  private final Set<Template> asked;
  private final List<MadeFile> made = new ArrayList<>();
  private final List<String> notDone = new ArrayList<>();

  /**
   * Finds out what can be made.
   *
   * @param asked which files that are written as they are
   */
  public Start(Workbench bench, Set<Template> asked) {
    this.bench = bench;
    this.asked = asked;
  }

  /**
   * Makes them.
   *
   * @param notes takes what is worth knowing
   * @throws RefusedException if one cannot be made
   */
  public void make(GenerationTime time, List<String> notes) throws RefusedException {
    OtherRecords others = new OtherRecords(bench.inventory());
    VersionProposals none =
        new VersionProposals(false, new FoundBaseline.Unwanted(), BumpPolicy.LENIENT);
    Update.Choice choice = new Update.Choice(others::areSilentOn, OptionalInt.of(1), true);
    for (MadeFile file : new Update(bench, time, none, choice).make(notes)) {
      if (isThere(file.place().file())) {
        if (!file.added().isEmpty()) {
          notDone.add(
              Printable.of(file.place().shownAs())
                  + " is there and is left as it is: 'harmonia-smoke update --write' adds "
                  + String.join(", ", file.added()));
        }
      } else {
        made.add(file);
      }
    }
    for (ListName list : ListName.values()) {
      others
          .below(new RelativePath(list.key()))
          .forEach(
              path ->
                  notDone.add(
                      Printable.of(path.text())
                          + ": no manifest speaks of it, since its "
                          + others.formatOf(path).orElse("other")
                          + " record is checked already"));
    }
    for (Template template : Template.values()) {
      if (asked.contains(template)) {
        add(template);
      }
    }
  }

  /** What is to be written, in this order. */
  public List<MadeFile> made() {
    return made;
  }

  /** What is not made, and why. */
  public List<String> notDone() {
    return notDone;
  }

  private void add(Template template) {
    if (template == Template.SETTINGS && isThere(OTHER_SETTINGS)) {
      notDone.add(OTHER_SETTINGS + " is there already, and is the one place of the settings");
    } else if (!isThere(template.path())) {
      addAt(template.path(), template);
    } else if (template == Template.GITLAB && !isThere(GITLAB_INCLUDED)) {
      addAt(GITLAB_INCLUDED, template);
      notDone.add(
          ".gitlab-ci.yml is there and is left as it is: add to it  include: " + GITLAB_INCLUDED);
    } else {
      notDone.add(template.path() + " is there and is left as it is" + remedy(template));
    }
  }

  private static String remedy(Template template) {
    return switch (template) {
      case SETTINGS, GITLAB -> "";
      case GITHUB -> ": add a step to one of its jobs:  uses: OWNER/harmonia-smoke@v1";
      case JENKINS ->
          ": add a stage to it:  java -jar harmonia-smoke.jar check --report-dir smoke --junit-xml"
              + " smoke/junit.xml";
      case PRE_COMMIT ->
          ": add to its repos:  {repo: https://github.com/OWNER/harmonia-smoke, rev: v1.0.0, hooks:"
              + " [{id: harmonia-smoke}]}";
    };
  }

  private void addAt(String path, Template template) {
    made.add(new MadeFile(Place.usual(bench.workspace(), path), template.bytes(), List.of()));
  }

  private boolean isThere(String path) {
    return isThere(bench.workspace().root().resolve(path));
  }

  private static boolean isThere(java.nio.file.Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** The CI systems that are in use, by their files, each with what is asked for it. */
  public List<String> ciInUse() {
    List<String> lines = new ArrayList<>();
    ci(".github/workflows", "GitHub Actions", "--ci github").ifPresent(lines::add);
    ci(".gitlab-ci.yml", "GitLab CI", "--ci gitlab").ifPresent(lines::add);
    ci("Jenkinsfile", "Jenkins", "--ci jenkins").ifPresent(lines::add);
    ci(".pre-commit-config.yaml", "pre-commit", "--pre-commit").ifPresent(lines::add);
    return lines;
  }

  private Optional<String> ci(String path, String name, String option) {
    return isThere(path)
        ? Optional.of(Here.row(name, path + " (" + option + " has it check this, too)"))
        : Optional.empty();
  }
}
