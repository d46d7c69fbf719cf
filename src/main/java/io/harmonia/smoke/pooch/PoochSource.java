package io.harmonia.smoke.pooch;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Absence;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.ClaimedContent;
import io.harmonia.smoke.source.ClaimedPath;
import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.Located;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.StatedClaim;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.text.ShellWord;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files that a registry of pooch lists, relative to its folder.
 *
 * <pre>{@code
 * # downloaded by the tests
 * tiny-data.txt sha256:baee0894dba14b12085eacb204284b97e362f4f3e5a5807693cc90ef415c1b2d
 * "file with spaces.txt" md5:70e2afd3fd7e336ae478b1e740a5f08e https://example.org/file.txt
 * }</pre>
 */
public final class PoochSource implements RecordSource {
  private static final Pattern FETCHED = Pattern.compile("(?i:https?|ftp)://.*");
  private static final String FIX =
      "Write the line anew: the file's name in quotation marks if it has spaces, its digest, and"
          + " perhaps a URL.";

  @Override
  public String name() {
    return "pooch";
  }

  /** None is pooch's alone. */
  @Override
  public List<PlaceRule> places() {
    return List.of();
  }

  @Override
  public List<String> ambiguous() {
    return List.of("*registry*.txt");
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        "pooch",
        "Every line of a registry, “name [algorithm:]digest [url]”, as Python's shlex splits it."
            + " Names are relative to the registry's folder. Many things are called registry.txt,"
            + " so a registry is read where smoke.sources names it:"
            + " smoke.sources=auto,pooch:data/registry.txt.",
        new FormatGuide.Verified(
            "A SHA-256 against a Git LFS pointer.",
            "Nothing.",
            "The digest; it is a SHA-256 where no algorithm is named.",
            "The URL is asked by smoke.upstream alone. An MD5 or SHA-1 cannot be compared with a Git LFS pointer."
                + " xxHash is unknown here."),
        "Skipped: pooch downloads what is not there. Drift where git tracks the file.",
        "pooch.make_registry(FOLDER, FILE) in Python");
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.read(place, in -> new Reading(place, repository).of(in));
  }

  /** Reads one registry. */
  private static final class Reading {
    private final Place place;
    private final RepositoryView repository;
    private final List<Claim> claims = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Reading(Place place, RepositoryView repository) {
      this.place = place;
      this.repository = repository;
    }

    Statement of(InputStream in) throws IOException, MalformedTextException {
      RegistryLines lines = new RegistryLines(in, place.shownAs(), repository.limits());
      Optional<String> line = lines.next();
      while (line.isPresent()) {
        line(line.get(), lines.number());
        line = lines.next();
      }
      return new Statement.Parts(claims, List.of(), List.copyOf(problems), List.of());
    }

    private void line(String whole, int number) {
      String line = whole.strip();
      int indent = whole.length() - whole.stripLeading().length();
      if (line.startsWith("#")) {
        return;
      }
      ShellWords.Split split = ShellWords.of(line);
      List<ShellWords.Word> words = split.words();
      if (split.wrong().isPresent()) {
        problem(at(number, indent), "the line " + split.wrong().get());
      } else if (words.size() == 2 || words.size() == 3) {
        claims.add(claim(words, number, indent));
      } else if (!words.isEmpty()) {
        problem(
            at(number, indent),
            "expected a name, a digest and perhaps a URL, actual "
                + (words.size() == 1 ? "1 word" : words.size() + " words")
                + ", for which pooch does not read the registry at all");
      }
    }

    private Location at(int line, int before) {
      return new Location(place.shownAs(), line, before + 1);
    }

    private void problem(Location at, String message) {
      problems.add(new Problem(at, message, FIX));
    }

    private Claim claim(List<ShellWords.Word> words, int number, int indent) {
      ClaimedPath path = ClaimedPath.of(words.get(0).text(), place, repository.paths());
      Optional<String> url =
          words.size() == 3 ? Optional.of(words.get(2).text()) : Optional.empty();
      ClaimedContent content =
          content(words.get(1).text(), at(number, indent + words.get(1).column()));
      return StatedClaim.of(path, at(number, indent + words.get(0).column()))
          .with(content)
          .absent(absence(path, url, at(number, indent + words.get(words.size() - 1).column())))
          .unrecordedIf(content.equals(ClaimedContent.ANY), "its digest is none");
    }

    private static Absence absence(ClaimedPath path, Optional<String> url, Location at) {
      Absence elsewhere = new Absence(Absence.Rule.SKIPPED, fetch(path, url));
      return url.map(it -> elsewhere.from(new Located<>(it, at))).orElse(elsewhere);
    }

    private static Optional<String> fetch(ClaimedPath path, Optional<String> url) {
      Optional<RelativePath> file = path.path();
      return url.filter(it -> FETCHED.matcher(it).matches())
          .flatMap(
              from ->
                  file.map(
                      to ->
                          "curl -fL --create-dirs -o "
                              + ShellWord.of(to.text())
                              + " "
                              + ShellWord.of(from)));
    }

    private ClaimedContent content(String word, Location at) {
      String text = word.toLowerCase(Locale.ROOT);
      int colon = text.indexOf(':');
      String name = colon < 0 ? "sha256" : text.substring(0, colon);
      String hex = text.substring(text.lastIndexOf(':') + 1);
      Optional<Algorithm> algorithm = Algorithm.named(name);
      if (algorithm.isEmpty()) {
        return ClaimedContent.ANY.uncomputable(
            "its digest is of the algorithm " + Printable.quoted(name) + ", which is unknown", at);
      }
      Optional<Digest> digest = Digest.parse(algorithm.get(), hex);
      if (digest.isEmpty()) {
        problem(
            at,
            "expected "
                + algorithm.get().hexDigits()
                + " hexadecimal digits for "
                + algorithm.get().label()
                + (colon < 0 ? ", which a digest is that names no algorithm" : "")
                + ", actual "
                + Printable.quoted(hex));
      }
      return digest.map(it -> ClaimedContent.of(it, at)).orElse(ClaimedContent.ANY);
    }
  }
}
