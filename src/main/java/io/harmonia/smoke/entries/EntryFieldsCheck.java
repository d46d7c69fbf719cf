package io.harmonia.smoke.entries;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.EntryIndex;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.json.Field;
import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.ledger.Amounts;
import io.harmonia.smoke.manifest.Artifact;
import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.manifest.EntryField;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Likeness;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.OddCharacters;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry's fields are valid, its name and path are its own, and they do not contradict each
 * other.
 *
 * @param index every entry of the parts
 */
public record EntryFieldsCheck(EntryIndex index) {

  public Judgement judge(Entry entry) {
    Findings findings = new Findings();
    findings.remarks(entry.remarks());
    readable(findings, entry);
    odd(findings, "name", entry.name());
    odd(findings, "path", entry.path());
    uniqueness(findings, entry);
    sums(findings, entry);
    return findings.judge(Kind.VALID);
  }

  /** What keeps fields of an entry from being read. */
  static void readable(Findings findings, Entry entry) {
    findings.addAll(Kind.MANIFEST_INVALID, entry.problems());
    if (entry.problems().isEmpty() || entry.name().isPresent() || entry.path().isPresent()) {
      requireNameAndPath(findings, entry);
    }
    fields(findings, entry);
    for (int i = 0; i < entry.files().size(); i++) {
      artifact(findings, "files[" + i + "]", entry.files().get(i));
    }
  }

  private static void requireNameAndPath(Findings findings, Entry entry) {
    if (entry.name().isEmpty()) {
      findings.add(
          entry.at(),
          Kind.MANIFEST_INVALID,
          "the entry has no name: expected \"name\" (or the older \"repo_id\", \"folder_name\")",
          "Write \"name\": "
              + Printable.quoted(entry.path().map(Stated::text).orElse("owner/name"))
              + " or another name of its own.");
    }
    if (entry.path().isEmpty()) {
      findings.add(
          entry.at(),
          Kind.MANIFEST_INVALID,
          "the entry has no path: expected \"path\" (or the older \"local_path\")",
          "Write its \"path\": the file or directory, relative to the workspace.");
    }
  }

  private static void fields(Findings findings, Entry entry) {
    for (Field<?> field : EntryField.ALL) {
      Kind kind = field == EntryField.PATH ? Kind.PATH_REFUSED : Kind.MANIFEST_INVALID;
      field(findings, kind, field.name(), entry.get(field));
    }
    inUpperCase(findings, "sha256", entry.sha256());
    field(
        findings,
        Kind.PATH_REFUSED,
        "license.file_path",
        Optional.ofNullable(entry.license().get("file_path")));
  }

  private static void artifact(Findings findings, String where, Artifact artifact) {
    findings.addAll(Kind.MANIFEST_INVALID, artifact.problems());
    field(findings, Kind.PATH_REFUSED, where + ".path", artifact.path());
    field(findings, Kind.MANIFEST_INVALID, where + ".size_bytes", artifact.sizeBytes());
    field(findings, Kind.MANIFEST_INVALID, where + ".sha256", artifact.sha256());
    inUpperCase(findings, where + ".sha256", artifact.sha256());
    odd(findings, where + ".path", artifact.path());
  }

  private static void inUpperCase(Findings findings, String name, Optional<Stated<Sha256>> stated) {
    if (stated.isPresent()
        && stated.get().value().isPresent()
        && !stated.get().text().equals(stated.get().normalised())) {
      findings.remark(stated.get().at() + ": " + name + " is written in upper case");
    }
  }

  private static void field(
      Findings findings, Kind kind, String name, Optional<? extends Stated<?>> stated) {
    Optional<Problem> problem = stated.flatMap(Stated::problem);
    if (problem.isPresent()) {
      Problem found = problem.get();
      findings.add(found.at(), kind, name + " " + found.message(), found.remedy());
    }
  }

  private void uniqueness(Findings findings, Entry entry) {
    index
        .names()
        .secondName(
            entry,
            placeOf(entry, entry.name()),
            "Give this entry a name of its own, or remove this entry.")
        .ifPresent(findings::add);
    Optional<Entry> claimant = index.claimant(entry);
    if (claimant.isPresent()) {
      findings.add(
          placeOf(entry, entry.path()),
          Kind.DUPLICATE,
          "the path %s is claimed by another entry too: %s at %s"
              .formatted(
                  Printable.quoted(entry.safePath().orElseThrow().text()),
                  Printable.quoted(claimant.get().label()),
                  claimant.get().at()),
          "Write the path that this entry really has, or remove this entry.");
    }
    Optional<Entry> lookalike = index.lookalikeClaimant(entry);
    if (lookalike.isPresent()) {
      findings.add(
          placeOf(entry, entry.path()),
          Kind.DUPLICATE,
          looksLike(
              "path",
              entry.safePath().orElseThrow().text(),
              lookalike.get().safePath().orElseThrow().text(),
              lookalike.get().at()),
          "Give each entry a path of its own, on Windows and macOS too.");
    }
    uniqueFiles(findings, entry);
  }

  private static void uniqueFiles(Findings findings, Entry entry) {
    Map<Likeness, Artifact> seen = new HashMap<>();
    for (Artifact artifact : entry.files()) {
      Optional<RelativePath> path = artifact.safePath();
      Artifact first =
          path.isPresent() ? seen.putIfAbsent(Likeness.of(path.get().text()), artifact) : null;
      if (first != null) {
        String text = artifact.path().orElseThrow().text();
        boolean same = first.safePath().equals(path);
        findings.add(
            artifact.at(),
            Kind.DUPLICATE,
            same
                ? "the file "
                    + Printable.quoted(text)
                    + " is listed a second time: first at "
                    + first.at()
                : looksLike("file", text, first.path().orElseThrow().text(), first.at()),
            same ? "Remove this file from the list." : "Rename one of the two.");
      }
    }
  }

  private static String looksLike(String what, String text, String other, Location at) {
    return "the %s %s looks like another one: %s at %s, which differs from it only %s"
        .formatted(
            what,
            Printable.quoted(text),
            Printable.quoted(other),
            at,
            Likeness.difference(text, other));
  }

  /** What a reader does not see, or takes for something else. */
  private static void odd(Findings findings, String field, Optional<? extends Stated<?>> stated) {
    stated.ifPresent(
        it ->
            OddCharacters.in(it.text())
                .ifPresent(odd -> findings.remark(it.at() + ": " + field + " " + odd)));
  }

  private static Location placeOf(Entry entry, Optional<? extends Stated<?>> field) {
    return field.isPresent() ? field.get().at() : entry.at();
  }

  /** A list of all files adds up to the entry; a list of some may not be longer than the entry. */
  private static void sums(Findings findings, Entry entry) {
    Optional<Long> count = entry.statedFilesCount();
    List<Artifact> files = entry.files();
    if (count.isEmpty() || files.isEmpty()) {
      return;
    }
    if (files.size() > count.get()) {
      findings.add(
          entry.filesCount().orElseThrow().at(),
          Kind.MANIFEST_INCONSISTENT,
          "files_count is " + count.get() + ", and files lists " + files.size(),
          "Write \"files_count\": " + files.size() + ", or correct the list.");
    }
    Optional<Long> stated = entry.sizeBytes().flatMap(Stated::value);
    Optional<Long> sum = Amounts.sum(files.stream().map(Artifact::sizeBytes));
    if (files.size() == count.get()
        && stated.isPresent()
        && sum.isPresent()
        && !sum.get().equals(stated.get())) {
      findings.add(
          entry.sizeBytes().orElseThrow().at(),
          Kind.MANIFEST_INCONSISTENT,
          "size_bytes is "
              + Quantity.exactBytes(stated.get())
              + ", and its files add up to "
              + Quantity.exactBytes(sum.get()),
          "Write \"size_bytes\": " + sum.get() + ", or correct the size of a file that is wrong.");
    }
  }
}
