package io.harmonia.smoke.entries;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.EntryVersion;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.policy.StatedRequirement;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.version.VersionRange;
import io.harmonia.smoke.workspace.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An entry that is required is there, and states a version in the range that is required. */
final class RequirementCheck {
  private static final EntryVersion LOWEST = EntryVersion.parse("0.0.0").orElseThrow();
  private static final String SYNTAX = ">=1.2.0 <2.0.0, ^1.2 or 1.x || 2.x";

  private final Inventory inventory;
  private final Map<Named, List<Entry>> byName = new HashMap<>();
  private final Map<Named, Entry> byNameInAnyCase = new HashMap<>();

  RequirementCheck(Inventory inventory) {
    this.inventory = inventory;
    for (ListName list : ListName.values()) {
      for (Entry entry : inventory.entries(list)) {
        entry
            .key()
            .ifPresent(
                name -> {
                  byName.computeIfAbsent(new Named(list, name), n -> new ArrayList<>(1)).add(entry);
                  byNameInAnyCase.putIfAbsent(new Named(list, inOneCase(name)), entry);
                });
      }
    }
  }

  /** The entries of the name that is required: one, unless it stands twice. */
  List<Entry> entriesFor(StatedRequirement required) {
    return byName.getOrDefault(new Named(required.list(), required.name()), List.of());
  }

  Judgement judge(StatedRequirement required) {
    Findings findings = new Findings();
    Optional<VersionRange> range = range(findings, required);
    Document<Manifest> manifest = inventory.readAuthority(required.list());
    if (range.isPresent() && manifest.isUnread()) {
      String file = manifest.place().shownAs();
      findings.add(
          required.at(),
          Kind.NOT_RECORDED,
          "whether %s has a version in %s could not be checked: %s could not be read"
              .formatted(named(required), range.get(), file),
          "See the finding of " + file + ".");
    } else if (range.isPresent()) {
      judge(findings, required, range.get());
    }
    return findings.judge(Kind.CONSISTENT);
  }

  private void judge(Findings findings, StatedRequirement required, VersionRange range) {
    List<Entry> entries = entriesFor(required);
    if (entries.isEmpty()) {
      findings.add(missing(required, range));
    }
    for (Entry entry : entries) {
      Optional<EntryVersion> version = entry.version().flatMap(Stated::value);
      if (version.filter(range::contains).isEmpty()) {
        findings.add(
            required.at(),
            Kind.REQUIREMENT_UNMET,
            Wording.compared(
                "", "a version of %s in %s".formatted(named(required), range), actual(entry)),
            "Provide %s%s"
                .formatted(
                    inRange(range, version),
                    version
                        .map(
                            actual ->
                                ", or, where the code works with what is there, write %s: %s."
                                    .formatted(
                                        named(required), Printable.quoted(actual.toString())))
                        .orElse(
                            " in the manifest, or remove this requirement where nothing needs"
                                + " it.")));
      }
    }
  }

  private Finding missing(StatedRequirement required, VersionRange range) {
    Wording said =
        Wording.compared(
            "",
            "an entry %s in %s with a version in %s"
                .formatted(named(required), required.list().key(), range),
            "none");
    Entry similar = byNameInAnyCase.get(new Named(required.list(), inOneCase(required.name())));
    return similar == null
        ? Finding.at(
            required.at(),
            Kind.REQUIREMENT_UNMET,
            said,
            "Add the entry with "
                + inRange(range, Optional.empty())
                + ", or remove this requirement where nothing needs it.")
        : Finding.at(
            required.at(),
            Kind.REQUIREMENT_UNMET,
            said.and(
                " but %s at %s, which differs in case"
                    .formatted(Printable.quoted(similar.label()), similar.at())),
            "Write %s: %s, with the name as the manifest has it."
                .formatted(
                    Printable.quoted(similar.label()), Printable.quoted(required.range().text())));
  }

  private static Optional<VersionRange> range(Findings findings, StatedRequirement required) {
    Stated<String> stated = required.range();
    Optional<VersionRange> range = stated.value().flatMap(VersionRange::parse);
    if (range.isEmpty()) {
      String problem =
          stated
              .problem()
              .map(Problem::message)
              .orElseGet(
                  () -> "is " + Printable.quoted(stated.text()) + ", expected a range of versions");
      findings.add(
          required.at(),
          Kind.MANIFEST_INVALID,
          "what is required of " + named(required) + " " + problem,
          "Write a range as npm has it, without commas, for example " + SYNTAX + ".");
    }
    return range;
  }

  private static String actual(Entry entry) {
    return entry
        .version()
        .map(
            version ->
                Printable.of(version.text())
                    + (version.value().isPresent() ? "" : ", which is no semantic version,")
                    + " at "
                    + version.at())
        .orElseGet(() -> "none stated at " + entry.at());
  }

  /** A version in the range, with the nearest one as an example where its bounds name one. */
  private static String inRange(VersionRange range, Optional<EntryVersion> actual) {
    return "a version in the range"
        + range
            .nearestTo(actual.orElse(LOWEST))
            .map(nearest -> ", for example " + nearest)
            .orElse("");
  }

  private static String named(StatedRequirement required) {
    return Printable.quoted(required.name());
  }

  /** The same for two names if {@link String#equalsIgnoreCase} holds of them. */
  private static String inOneCase(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private record Named(ListName list, String name) {}
}
