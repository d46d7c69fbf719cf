package io.harmonia.smoke.frictionless;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Slices;
import io.harmonia.smoke.digest.Slices.Slice;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.UntoldException;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A resource of several files, of which hash and bytes are recorded as of one: the files one after
 * the other. Of CSV files frictionless-py leaves out the header lines of all but the first
 * (schemes/multipart/loader.py), so that counts as well, where those lines are the same.
 *
 * @param at where the list of its paths stands
 * @param content what is said of all files together
 * @param headed whether its files have header lines, as far as the descriptor says
 */
record Multipart(
    RepositoryView repository,
    Location at,
    List<ClaimedPath> parts,
    ClaimedContent content,
    boolean headed) {
  /** A header line is no longer. */
  private static final int HEADER = 1 << 20;

  private static final String RESTORE =
      "Restore the files, or, if you meant to change them, record their hash and bytes anew.";

  /** What was found of it, by looking. */
  Relation.Answer ask() throws IOException {
    List<Found.File> files = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (ClaimedPath part : parts) {
      Optional<Found> there = part.path().map(repository::look);
      if (there.orElse(null) instanceof Found.File file) {
        files.add(file);
      } else {
        missing.add(part.name());
      }
    }
    if (!missing.isEmpty()) {
      return ofSome(files.size(), missing);
    }
    Optional<Problem> pointer = content.digests().isEmpty() ? Optional.empty() : isPointer(files);
    if (pointer.isPresent()) {
      Optional<Problem> size = isCsv() ? Optional.empty() : sizeDiffers(sum(files));
      return size.isPresent()
          ? Relation.Answer.of(List.of(size.get()))
          : Relation.Answer.untold(pointer.get());
    }
    Optional<Problem> plain = differs(files, false);
    if (plain.isEmpty() && !content.uncomputable().isEmpty()) {
      throw new UntoldException(
          content.uncomputable().get(0).value(),
          "Record a digest of an algorithm that is known, too.");
    }
    return plain.isEmpty() || !isCsv() || differs(files, true).isPresent()
        ? Relation.Answer.of(plain.stream().toList())
        : Relation.Answer.HOLDS.remarking(
            List.of(at + ": the header lines of all files but the first are not counted"));
  }

  private Relation.Answer ofSome(int there, List<String> missing) {
    boolean isUrl = parts.stream().anyMatch(ClaimedPath::isElsewhere);
    return there == 0 || isUrl
        ? Relation.Answer.untold(
            new Problem(
                at,
                "not all files are there: " + Printable.some(missing),
                "Restore the files to have them verified."))
        : Relation.Answer.of(
            List.of(
                new Problem(
                    at,
                    "expected all files of the list, actual: missing are "
                        + Printable.some(missing),
                    "Restore the files, or take them out of the list.")));
  }

  private Optional<Problem> isPointer(List<Found.File> files) {
    return files.stream()
        .filter(file -> !(file instanceof Found.RegularFile))
        .findFirst()
        .map(
            pointer ->
                new Problem(
                    at,
                    "a Git LFS pointer lies in the place of one of the files, which does not tell"
                        + " the hash of all",
                    "Run “git lfs pull” before the suite to have it verified."));
  }

  private boolean isCsv() {
    return headed
        && parts.stream().allMatch(part -> part.name().toLowerCase(Locale.ROOT).endsWith(".csv"));
  }

  /**
   * What does not hold.
   *
   * @param headless whether the first line of all files but the first is left out, where it is that
   *     of the first
   */
  private Optional<Problem> differs(List<Found.File> files, boolean headless) throws IOException {
    List<Slice> slices = new ArrayList<>();
    long bytes = 0;
    for (Found.File file : files) {
      long size = file.contentSize().orElse(0L);
      long from = headless && !slices.isEmpty() ? headerEnd(files.get(0), file) : 0;
      slices.add(new Slice(file.real(), from, size));
      bytes += size - from;
    }
    Optional<Problem> size = sizeDiffers(bytes);
    if (size.isPresent()) {
      return size;
    }
    for (Located<Digest> digest : content.digests()) {
      Digest actual = repository.digest(new Slices("", slices), digest.value().algorithm());
      if (!actual.equals(digest.value())) {
        return Optional.of(
            new Problem(
                digest.at(),
                "expected " + digest.value() + " of all files, actual " + actual.hex(),
                RESTORE));
      }
    }
    return Optional.empty();
  }

  private static long sum(List<Found.File> files) {
    return files.stream().mapToLong(file -> file.contentSize().orElse(0L)).sum();
  }

  private Optional<Problem> sizeDiffers(long bytes) {
    return content
        .size()
        .filter(stated -> stated.value() != bytes)
        .map(
            stated ->
                new Problem(
                    stated.at(),
                    "expected "
                        + Quantity.exactBytes(stated.value())
                        + " in all, actual "
                        + Quantity.exactBytes(bytes),
                    RESTORE));
  }

  private long headerEnd(Found.File first, Found.File file) throws IOException {
    byte[] header = firstLine(first);
    return header.length > 0 && Arrays.equals(header, firstLine(file)) ? header.length : 0;
  }

  /** With its end; nothing where there is none within reach, or the content is elsewhere. */
  private byte[] firstLine(Found.File file) throws IOException {
    byte[] start =
        file instanceof Found.RegularFile ? repository.beginning(file, HEADER) : new byte[0];
    for (int i = 0; i < start.length; i++) {
      if (start[i] == '\n') {
        return Arrays.copyOf(start, i + 1);
      }
    }
    return new byte[0];
  }
}
