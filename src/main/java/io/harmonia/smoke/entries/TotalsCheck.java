package io.harmonia.smoke.entries;

import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Target;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.Totals;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The totals of a manifest are the sums over its entries.
 *
 * <p>An entry that does not state its number of files has at least those that it lists, or the one
 * that it is; a total that is larger than the sum of these cannot be held to anything.
 *
 * @param workspace tells files from directories
 */
public record TotalsCheck(Workspace workspace) {

  /** What keeps totals from being read. */
  static void readable(Findings findings, Totals totals) {
    findings.addAll(Kind.MANIFEST_INVALID, totals.problems());
    totals.fields().values().stream()
        .flatMap(field -> field.problem().stream())
        .forEach(problem -> findings.add(Kind.MANIFEST_INVALID, problem));
  }

  public Judgement judge(Manifest manifest, Totals totals) {
    Findings findings = new Findings();
    findings.addAll(Kind.MANIFEST_INVALID, totals.problems());
    List<String> checked = new ArrayList<>();
    for (ListName list : manifest.kind().lists()) {
      List<Entry> entries = manifest.entries(list);
      String id = manifest.place().shownAs() + " › totals";
      total(findings, id, totals, list.key() + "_bytes", entries, TotalsCheck::bytes);
      total(findings, id, totals, list.key() + "_files", entries, this::files);
      checked.addAll(List.of(list.key() + "_bytes", list.key() + "_files"));
    }
    if (totals.fields().keySet().stream().noneMatch(checked::contains) && findings.isEmpty()) {
      findings.add(
          totals.at(),
          Kind.NOT_RECORDED,
          "the totals state nothing: expected one of " + String.join(", ", checked),
          "State the sums over the entries, or remove the totals.");
    }
    totals.names().stream()
        .filter(name -> !checked.contains(name))
        .forEach(name -> findings.remark(unknown(totals, name, checked)));
    return findings.judge(Kind.CONSISTENT);
  }

  private static String unknown(Totals totals, String name, List<String> checked) {
    return "%s: nothing checks the total %s: expected one of %s"
        .formatted(totals.at(), Printable.quoted(name), String.join(", ", checked));
  }

  private static void total(
      Findings findings,
      String id,
      Totals totals,
      String name,
      List<Entry> entries,
      Function<Entry, Amount> amount) {
    Stated<Long> stated = totals.fields().get(name);
    if (stated == null) {
      return;
    }
    BigInteger sum = BigInteger.ZERO;
    List<Entry> inexact = new ArrayList<>();
    List<Entry> unknown = new ArrayList<>();
    for (Entry entry : entries) {
      Amount known = amount.apply(entry);
      sum = sum.add(BigInteger.valueOf(known.atLeast()));
      if (known.certainty() != Certainty.EXACT) {
        inexact.add(entry);
      }
      if (known.certainty() == Certainty.UNKNOWN) {
        unknown.add(entry);
      }
    }
    String right = "Write \"" + name + "\": " + sum;
    if (stated.problem().isPresent()) {
      Problem problem = stated.problem().get();
      findings.add(
          problem.at(),
          Kind.MANIFEST_INVALID,
          name + " " + problem.message(),
          inexact.isEmpty() ? right + ", the sum over the entries." : problem.remedy());
      return;
    }
    int compared = BigInteger.valueOf(stated.value().orElseThrow()).compareTo(sum);
    if (compared < 0 || (compared > 0 && inexact.isEmpty())) {
      findings.add(
          Finding.at(
                  stated.at(),
                  Kind.MANIFEST_INCONSISTENT,
                  Wording.compared(
                      name + ": ", sum + ", the sum over the entries", stated.normalised()),
                  right + ", or correct the entry that is wrong.")
              .about(Optional.of(Target.of(id, name))));
    } else if (compared > 0 || !unknown.isEmpty()) {
      findings.add(uncheckable(name, stated, unknown.isEmpty() ? inexact : unknown));
    }
  }

  /** The bytes of all entries, or nothing where one of them states none. */
  static Optional<BigInteger> bytes(List<Entry> entries) {
    return sum(entries, TotalsCheck::bytes);
  }

  /** The files of all entries, or nothing where it cannot be told how many one of them has. */
  Optional<BigInteger> files(List<Entry> entries) {
    return sum(entries, this::files);
  }

  private static Optional<BigInteger> sum(List<Entry> entries, Function<Entry, Amount> amount) {
    BigInteger sum = BigInteger.ZERO;
    for (Entry entry : entries) {
      Amount known = amount.apply(entry);
      if (known.certainty() == Certainty.UNKNOWN) {
        return Optional.empty();
      }
      sum = sum.add(BigInteger.valueOf(known.atLeast()));
    }
    return Optional.of(sum);
  }

  private static Finding uncheckable(String name, Stated<Long> stated, List<Entry> entries) {
    return Finding.at(
        stated.at(),
        Kind.NOT_RECORDED,
        "%s cannot be checked: %s not state theirs, the first is %s at %s"
            .formatted(
                name,
                Quantity.count(entries.size(), "entry does", "entries do"),
                Printable.quoted(entries.get(0).label()),
                entries.get(0).at()),
        "State size_bytes and files_count in every entry.");
  }

  private static Amount bytes(Entry entry) {
    return exactOrUnknown(entry.sizeBytes().flatMap(Stated::value));
  }

  private Amount files(Entry entry) {
    if (entry.filesCount().isPresent()) {
      return exactOrUnknown(entry.statedFilesCount());
    }
    if (!entry.files().isEmpty()) {
      return new Amount(entry.files().size(), Certainty.PROBABLE);
    }
    Optional<Found> found = entry.safePath().map(workspace::look);
    if (found.filter(Found.File.class::isInstance).isPresent()) {
      return new Amount(1, Certainty.EXACT);
    }
    boolean probablyOneFile =
        entry.sha256().isPresent() && found.filter(Found.Absent.class::isInstance).isPresent();
    return probablyOneFile ? new Amount(1, Certainty.PROBABLE) : exactOrUnknown(Optional.empty());
  }

  private static Amount exactOrUnknown(Optional<Long> amount) {
    return amount
        .map(known -> new Amount(known, Certainty.EXACT))
        .orElse(new Amount(0, Certainty.UNKNOWN));
  }

  private enum Certainty {
    EXACT,
    PROBABLE,
    UNKNOWN
  }

  private record Amount(long atLeast, Certainty certainty) {}
}
