package io.harmonia.smoke.check;

import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.Stated;
import io.harmonia.smoke.manifest.Totals;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The totals of the combined manifest are the sums over its entries.
 *
 * <p>An entry that does not state its number of files counts for the files it lists, or for one
 * where it is one file. Where an entry's amount is unknown, the total cannot be held to anything.
 *
 * @param workspace tells files from directories
 */
record TotalsCheck(Workspace workspace) {

  Judgement judge(Manifest combined, Totals totals) {
    Findings findings = new Findings();
    findings.addAll(Kind.MANIFEST_INVALID, totals.problems());
    if (totals.fields().isEmpty() && findings.isEmpty()) {
      findings.add(
          totals.at(),
          Kind.NOT_RECORDED,
          "the totals state nothing: expected one of models_bytes, models_files, datasets_bytes,"
              + " datasets_files",
          "State the sums over the entries, or remove the totals.");
    }
    for (ListName list : ListName.values()) {
      List<Entry> entries = combined.entries(list);
      total(findings, totals, list.key() + "_bytes", entries, TotalsCheck::bytes);
      total(findings, totals, list.key() + "_files", entries, this::files);
    }
    return findings.judge(Kind.CONSISTENT);
  }

  private static void total(
      Findings findings,
      Totals totals,
      String name,
      List<Entry> entries,
      Function<Entry, Optional<Long>> amount) {
    Stated<Long> stated = totals.fields().get(name);
    if (stated == null) {
      return;
    }
    if (stated.problem().isPresent()) {
      Problem problem = stated.problem().get();
      findings.add(
          problem.at(), Kind.MANIFEST_INVALID, name + " " + problem.message(), problem.remedy());
      return;
    }
    List<Entry> unknown = new ArrayList<>();
    BigInteger sum = BigInteger.ZERO;
    for (Entry entry : entries) {
      Optional<Long> known = amount.apply(entry);
      if (known.isPresent()) {
        sum = sum.add(BigInteger.valueOf(known.get()));
      } else {
        unknown.add(entry);
      }
    }
    compare(findings, name, stated, sum, unknown);
  }

  private static void compare(
      Findings findings, String name, Stated<Long> stated, BigInteger sum, List<Entry> unknown) {
    BigInteger total = BigInteger.valueOf(stated.value().orElseThrow());
    boolean impossible = unknown.isEmpty() ? !total.equals(sum) : total.compareTo(sum) < 0;
    if (impossible) {
      findings.add(
          stated.at(),
          Kind.MANIFEST_INCONSISTENT,
          name + ": expected " + sum + ", the sum over the entries, actual " + total,
          "Write \"" + name + "\": " + sum + ", or correct the entry that is wrong.");
    } else if (!unknown.isEmpty()) {
      findings.add(
          stated.at(),
          Kind.NOT_RECORDED,
          name
              + " cannot be checked: "
              + unknown.size()
              + " of the entries state no amount, the first is "
              + Printable.quoted(unknown.get(0).label())
              + " at "
              + unknown.get(0).at(),
          "State size_bytes and files_count in every entry.");
    }
  }

  private static Optional<Long> bytes(Entry entry) {
    return entry.sizeBytes().flatMap(Stated::value);
  }

  private Optional<Long> files(Entry entry) {
    if (entry.filesCount().isPresent()) {
      return entry.filesCount().flatMap(Stated::value);
    }
    if (!entry.files().isEmpty()) {
      return Optional.of((long) entry.files().size());
    }
    boolean oneFile =
        entry
                .safePath()
                .map(workspace::look)
                .filter(Found.RegularFile.class::isInstance)
                .isPresent()
            || (entry.sha256().isPresent()
                && entry
                    .safePath()
                    .map(workspace::look)
                    .filter(Found.Absent.class::isInstance)
                    .isPresent());
    return oneFile ? Optional.of(1L) : Optional.empty();
  }
}
