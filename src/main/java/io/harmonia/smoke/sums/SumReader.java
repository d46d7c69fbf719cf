package io.harmonia.smoke.sums;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.checksum.SumLine;
import io.harmonia.smoke.checksum.SumLineParser;
import io.harmonia.smoke.checksum.SumText;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one checksum file. Its names are relative to its folder.
 *
 * <pre>{@code
 * d41d8cd98f00b204e9800998ecf8427e  empty.bin
 * BLAKE2b-256 (model.onnx) = 0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8
 * }</pre>
 */
final class SumReader implements SumText.Lines {
  private static final String SIGNED = "-----BEGIN PGP SIGNED MESSAGE-----";
  private static final String SIGNATURE = "-----BEGIN PGP SIGNATURE-----";
  private static final Pattern ARMOR_HEADER = Pattern.compile("Hash: [A-Za-z0-9, -]+");
  private static final Pattern PREFIX = Pattern.compile("^[A-Za-z0-9]{2,10}[:=]");

  private static final Pattern MARKS = Pattern.compile("^#++");
  private static final Pattern ESCAPED = Pattern.compile("[ \\t]*+\\\\");

  private final SumName name;
  private final RelativePath folder;
  private final PathRules paths;
  private final Absence absence;
  private final NamedForm form;
  private final SumLineParser parser;
  private final List<Claim> claims = new ArrayList<>();
  private final List<Located<Digest>> bare = new ArrayList<>();
  private final Crowd<Problem> problems;
  private final Crowd<String> remarks;
  private boolean signed;
  private boolean ended;

  private SumReader(Place place, PathRules paths) {
    String file = place.shownAs();
    this.name = SumName.of(file.substring(file.lastIndexOf('/') + 1));
    this.folder = place.folder().orElse(RelativePath.ROOT);
    this.paths = paths;
    this.absence = place.asked() ? Absence.DRIFT : Absence.DRIFT_AMONG_OTHERS;
    this.form = new NamedForm(name.algorithms());
    this.parser = new SumLineParser(form);
    this.problems =
        new Crowd<>(
            more ->
                new Problem(
                    Location.startOf(file), more + " more lines are none either", form.remedy()));
    this.remarks = new Crowd<>(more -> file + ": the same goes for " + more + " more lines");
  }

  static Statement read(Place place, RepositoryView repository, InputStream in)
      throws IOException, MalformedTextException {
    SumReader reader = new SumReader(place, repository.paths());
    new SumText(place, repository.limits()).read(in, reader).forEach(reader.remarks::add);
    reader.takeDigestsWithoutNames();
    return new Statement.Parts(
        List.copyOf(reader.claims), List.of(), reader.problems.all(), reader.remarks.all());
  }

  @Override
  public void line(String text, Location at) {
    if (ended || isOfASignature(text, at)) {
      return;
    }
    Optional<Digest> alone =
        form.digest(Optional.empty(), PREFIX.matcher(text.strip()).replaceFirst(""));
    if (alone.isPresent()) {
      bare.add(new Located<>(alone.get(), at));
      return;
    }
    SumLine line = parser.parse(text, at);
    if (line instanceof SumLine.Sum sum) {
      sum.remarks().forEach(remarks::add);
      claims.add(new SumClaim(path(sum.name(), isEscaped(text)), at, sum.digest(), absence));
    } else if (line instanceof SumLine.Unknown unknown) {
      claims.add(claim(unknown, isEscaped(text)));
    } else if (line instanceof SumLine.Malformed malformed) {
      problems.add(malformed.problem());
    }
  }

  @Override
  public void comment(String text, Location at) {
    if (!ended
        && new SumLineParser(form).parse(MARKS.matcher(text).replaceFirst(""), at)
            instanceof SumLine.Sum sum) {
      remarks.add(
          at
              + ": the checksum of "
              + Printable.of(sum.name())
              + " stands in a comment, so it is not verified");
    }
  }

  private Claim claim(SumLine.Unknown line, boolean escaped) {
    String why =
        "its digest is of " + Printable.of(line.algorithm()) + ", which is not computed here";
    return StatedClaim.of(path(line.name(), escaped), line.at())
        .with(ClaimedContent.ANY.uncomputable(why, line.at()))
        .absent(absence);
  }

  /** A clear-signed file has lines before and after the signed ones. */
  private boolean isOfASignature(String text, Location at) {
    if (text.equals(SIGNED) && claims.isEmpty() && !signed) {
      signed = true;
      remarks.add(at + ": is signed with PGP; the signature is not verified");
      return true;
    }
    ended = signed && text.equals(SIGNATURE);
    return ended || (signed && claims.isEmpty() && ARMOR_HEADER.matcher(text).matches());
  }

  @Override
  public void notUtf8(String asLatin1, Problem problem) {
    if (!ended) {
      parser.parse(asLatin1, problem.at()); // its form
      problems.add(problem);
    }
  }

  @Override
  public void tooLong(Problem problem) {
    problems.add(problem);
  }

  /** Whether a backslash in the line's name is a part of it, and written twice. */
  private static boolean isEscaped(String line) {
    return line.indexOf('\\') >= 0 && ESCAPED.matcher(line).lookingAt();
  }

  private ClaimedPath path(String written, boolean escaped) {
    return escaped
        ? LiteralName.path(written, folder, paths)
        : ChecksumFile.path(written, List.of(folder), paths);
  }

  /** One digest, and nothing more, is of the file after which the checksum file is named. */
  private void takeDigestsWithoutNames() {
    boolean isAll = bare.size() == 1 && claims.isEmpty() && problems.isEmpty();
    if (isAll && name.subject().isPresent()) {
      Located<Digest> digest = bare.get(0);
      claims.add(
          new SumClaim(path(name.subject().get(), false), digest.at(), digest.value(), absence));
      return;
    }
    for (Located<Digest> digest : bare) {
      problems.add(
          new Problem(
              digest.at(),
              "the line has no path: expected " + form.expected() + ", actual a digest alone",
              "Write the path after the digest; only a file NAME.md5, NAME.sha256 or the like may"
                  + " hold the digest of NAME alone."));
    }
  }
}
