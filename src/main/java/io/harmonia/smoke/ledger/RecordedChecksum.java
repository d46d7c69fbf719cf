package io.harmonia.smoke.ledger;

import io.harmonia.smoke.checksum.ChecksumLine;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.path.ParsedPath;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Found;
import java.util.List;
import java.util.Optional;

/**
 * A recorded checksum and the file that it is about.
 *
 * @param line the line
 * @param place the file's path, or nothing where the name is refused
 * @param found what lies there
 * @param alternatives what else its name may mean
 * @param refused why the name is refused, if it is
 */
public record RecordedChecksum(
    ChecksumLine.Recorded line,
    Optional<RelativePath> place,
    Found found,
    Alternatives alternatives,
    Optional<ParsedPath.Refused> refused)
    implements Claim {

  @Override
  public Location at() {
    return line.at();
  }

  @Override
  public ClaimedPath path() {
    return new ClaimedPath(line.name(), place.stream().toList(), refused);
  }

  @Override
  public ClaimedContent content() {
    return ClaimedContent.of(Digest.of(sha256()), at());
  }

  /** Whether the line is about the checksum file in which it stands. */
  public boolean isOfItsOwnFile() {
    return place.filter(path -> path.text().equals(at().file())).isPresent();
  }

  public Sha256 sha256() {
    return line.sha256();
  }

  /** The line with another digest, in quotation marks. */
  public String correction(String digest) {
    return "the line “" + digest + "  " + Printable.of(line.name()) + "”";
  }

  /**
   * What a recorded name may mean beside the place that it was taken to mean.
   *
   * @param others other places that it may mean, if files lie there, too
   * @param copies places that it could mean and does not, if files lie there
   * @param tried every place that it may mean
   * @param nominal the place that it means where nothing is there, as far as the manifests tell
   * @param possible every place that it may mean, whatever files are there
   * @param contested whether the file's lines do not tell which of its two places it means
   */
  public record Alternatives(
      List<OtherPlace> others,
      List<RelativePath> copies,
      List<RelativePath> tried,
      Optional<RelativePath> nominal,
      List<RelativePath> possible,
      boolean contested) {
    /** Those of a name that is refused. */
    static final Alternatives NONE =
        new Alternatives(List.of(), List.of(), List.of(), Optional.empty(), List.of(), false);
  }

  /**
   * Something else that a name may mean.
   *
   * @param path its path
   * @param found what lies there: a file, or what can be no file's equal because it is not opened
   */
  public record OtherPlace(RelativePath path, Found found) {}
}
