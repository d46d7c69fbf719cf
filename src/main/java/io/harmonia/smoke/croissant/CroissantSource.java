package io.harmonia.smoke.croissant;

import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;

/**
 * The {@code FileObject}s of a Croissant description, relative to its folder.
 *
 * <pre>{@code
 * {
 *   "@type": "cr:FileObject", "@id": "genders.csv", "contentUrl": "data/genders.csv",
 *   "contentSize": "100 B",
 *   "sha256": "3b0d1ce9ffb5224626105c50a0f9e5fbf941bcbcd913e5567aba25936333c3b8"
 * }
 * }</pre>
 */
public final class CroissantSource implements RecordSource {
  @Override
  public String name() {
    return "croissant";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.files("croissant.json"), PlaceRule.files("croissant.jsonld"));
  }

  /** What much else is called, too. */
  @Override
  public List<String> ambiguous() {
    return List.of("metadata.json", "*croissant*.json", "*croissant*.jsonld");
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        "Croissant",
        "Every FileObject of croissant.json (versions 0.8 to 1.1): contentUrl, contentSize, sha256,"
            + " md5, and digests of other algorithms in fields of their names (sha512). A"
            + " contentUrl is relative to the description's folder. metadata.json is read"
            + " where smoke.sources names it: smoke.sources=auto,croissant:data/metadata.json.",
        new FormatGuide.Verified(
            "That each digest has as many digits as it must, that no field's name is a misspelt one"
                + " (SHA256, sha-256), and a SHA-256 against a Git LFS pointer.",
            "Nothing.",
            "SHA-256, MD5, every other digest whose algorithm is known, and the size. A size in kB or MB is rounded, so it is held to its last digit,"
                + " with 1,000 or 1,024 bytes to a kB.",
            "URLs are asked by smoke.upstream alone, archives (containedIn) are not opened, and a FileSet states no"
                + " digest. A field that is a digest of an unknown algorithm (crc32, checksum) leaves"
                + " its file unchecked. Placeholders in the place of digests (“dynamic”, a URL) are named, and"
                + " nothing is recorded by them."),
        "Skipped: descriptions travel without their data. Drift where git tracks the file.",
        "By hand or by the tool that wrote it; sha256sum FILE prints the digest");
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.read(
        place,
        in ->
            new FileObjects(place, repository)
                .of(JsonReader.read(in, place.shownAs(), repository.limits())));
  }
}
