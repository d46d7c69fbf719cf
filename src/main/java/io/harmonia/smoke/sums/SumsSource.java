package io.harmonia.smoke.sums;

import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;

/** Checksum files: {@code SHA256SUMS}, {@code *.md5}, {@code B2SUMS} and their like. */
public final class SumsSource implements RecordSource {
  private static final List<PlaceRule> PLACES =
      SumName.globs().distinct().map(PlaceRule::files).toList();

  @Override
  public String name() {
    return "checksums";
  }

  @Override
  public List<PlaceRule> places() {
    return PLACES;
  }

  @Override
  public List<String> ambiguous() {
    return List.of(
        "*checksums.txt",
        "*checksum.txt",
        "CHECKSUMS",
        "CHECKSUM",
        "*.checksums",
        "*.checksum",
        "hashes.txt",
        "*.sha",
        "*.digests");
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        "Checksum files",
        "Files that are named after an algorithm: SHA256SUMS, MD5SUMS.txt, *.sha256, *.sha512sum,"
            + " *.md5, B2SUMS, *.b3 and so on, with lines as sha256sum and its sisters print them"
            + " (also with --tag, and as openssl dgst prints them). NAME.md5 that holds a digest"
            + " alone is of the file NAME beside it. Names are relative to the file's folder.",
        new FormatGuide.Verified(
            "That each line is one, and that its digest is as long as the algorithm in the file's"
                + " name says; a SHA-256 is compared with a Git LFS pointer.",
            "Nothing.",
            "MD5, SHA-1, SHA-2, SHA-3, BLAKE2b, BLAKE2s or BLAKE3 of each file.",
            "Digests of other algorithms are unchecked, PGP signatures are not verified, and an MD5"
                + " cannot be compared with a Git LFS pointer. A name that is not the algorithm's"
                + " (checksums.txt) is read only where smoke.sources names it."),
        "Drift where git tracks it, where another file of the same checksum file is there, or where a"
            + " setting names the checksum file; otherwise it is skipped, since many such files are"
            + " of downloads that are not here.",
        "By the program of the algorithm, in the file's folder: “sha256sum FILE… > SHA256SUMS”,"
            + " “md5sum FILE > FILE.md5”.");
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.read(place, in -> SumReader.read(place, repository, in));
  }
}
