package io.harmonia.smoke.records;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.ledger.StrayFiles;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.text.SmokeCommand;
import io.harmonia.smoke.workspace.Found;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Every file in the folders of entries is of an entry.
 *
 * @param inventory what was read
 * @param ledger what is recorded and stated
 */
public record UnlistedCheck(Inventory inventory, Ledger ledger) {
  private static final int MOST = 1_000;

  /** Names them in a remark, where the manifests could be read, without which all would be. */
  public void remark(Findings findings) {
    if (!ledger.entries().isEmpty() && inventory.unread().isEmpty()) {
      SortedSet<RelativePath> stray = new StrayFiles(inventory, ledger).find();
      if (!stray.isEmpty()) {
        findings.remark(
            Quantity.count(stray.size(), "file or folder is", "files and folders are")
                + " there that no entry is about: "
                + Printable.some(stray)
                + " (drift with smoke.unlisted=reject)");
      }
    }
  }

  /** Finds each of them. */
  public Judgement judge() {
    Findings findings = new Findings();
    if (!inventory.unread().isEmpty()) {
      findings.add(
          Finding.nowhere(
              Kind.UNREADABLE,
              String.join(", ", inventory.unread())
                  + " could not be read, so nobody knows what no entry is about",
              "See the finding of that file."));
    } else if (ledger.entries().isEmpty()) {
      findings.add(
          Finding.nowhere(
              Kind.NOT_RECORDED,
              "no manifest has an entry that files could belong to",
              "List the models and datasets."));
    } else {
      find(findings);
    }
    return findings.judge(Kind.CONSISTENT);
  }

  private void find(Findings findings) {
    StrayFiles files = new StrayFiles(inventory, ledger);
    SortedSet<RelativePath> stray = files.find();
    stray.stream()
        .limit(MOST)
        .forEach(
            path ->
                findings.add(
                    Finding.at(
                            Location.startOf(Printable.whole(path.text())),
                            Kind.UNLISTED,
                            Wording.explained(
                                "",
                                "nothing that no entry is about (smoke.unlisted=reject)",
                                Printable.of(path.text())),
                            "Move it out of the folder, or add its entry" + adding(path) + ".")
                        .about(Optional.of(Target.path(path)))));
    if (stray.size() > MOST) {
      findings.add(
          Finding.nowhere(
              Kind.UNLISTED,
              "and " + (stray.size() - MOST) + " more that no entry is about",
              "Move them out of the folders of entries, or add their entries."));
    }
    if (!files.unreadable().isEmpty()) {
      findings.add(
          Finding.nowhere(
              Kind.UNREADABLE,
              "cannot be read: " + Printable.some(files.unreadable()),
              "Give the user who runs the suite read permission, and run again."));
    }
  }

  /** The command that makes entries of directories. */
  private String adding(RelativePath path) {
    ListName list = path.text().startsWith("datasets/") ? ListName.DATASETS : ListName.MODELS;
    ManifestKind part = ManifestKind.partFor(list);
    return inventory.workspace().look(path) instanceof Found.Directory
            && inventory.read(part).place().shownAs().equals(part.defaultPath())
            && !inventory.read(part).isMissing()
        ? ": " + SmokeCommand.inventory(list.key())
        : "";
  }
}
