package io.harmonia.smoke.frictionless;

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
 * The resources of a Data Package (datapackage.org, versions 1 and 2), relative to its descriptor.
 *
 * <pre>{@code
 * {
 *   "name": "cars", "path": "data/cars.csv", "bytes": 4,
 *   "hash": "sha256:3b0d1ce9ffb5224626105c50a0f9e5fbf941bcbcd913e5567aba25936333c3b8"
 * }
 * }</pre>
 */
public final class FrictionlessSource implements RecordSource {
  @Override
  public String name() {
    return "frictionless";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.files("datapackage.json"));
  }

  @Override
  public List<String> ambiguous() {
    return List.of(
        "*datapackage*.json",
        "datapackage.yaml",
        "datapackage.yml",
        "datapackage.JSON",
        "DataPackage.json",
        "dataresource.json");
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        "Frictionless Data Package",
        "Every resource of datapackage.json (versions 1 and 2): path, bytes, hash, and stats of older"
            + " tools. A path is relative to the descriptor's folder and cannot lead out of it;"
            + " where no path leads to a file from there and some do from data/, they are read from"
            + " data/, with a remark.",
        new FormatGuide.Verified(
            "That each hash has the form of its algorithm (MD5 where none is named), and a SHA-256"
                + " and the size against a Git LFS pointer.",
            "Nothing.",
            "The hash and the size, a size of 0 too, which Frictionless itself does not check. A"
                + " sha1 may also be the id that git gives the file, with a remark. Of a list of"
                + " paths, hash and bytes are of all files one after the other; of CSV files also"
                + " without the header lines of all but the first, as frictionless-py reads them.",
            "URLs are not asked, and data in the descriptor itself has no file. A hash of an"
                + " algorithm that is not known stays unchecked. Rows, fields and schemas are not"
                + " looked at. datapackage.yaml is not read."),
        "Skipped: descriptors travel without their data. Drift where git tracks the file, and where"
            + " some files of a list of paths are there.",
        "frictionless describe --stats FILE prints the hash and the size");
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.read(
        place,
        in ->
            new DataPackage(place, repository)
                .of(JsonReader.read(in, place.shownAs(), repository.limits())));
  }
}
