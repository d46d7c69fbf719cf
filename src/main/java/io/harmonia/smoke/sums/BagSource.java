package io.harmonia.smoke.sums;

import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;

/**
 * Bags of BagIt (RFC 8493): a folder with {@code bagit.txt}, manifests, and files in {@code data}.
 */
public final class BagSource implements RecordSource {
  @Override
  public String name() {
    return "bagit";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.files("bagit.txt"));
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        "BagIt",
        "Each folder with a bagit.txt: its payload manifests (manifest-sha256.txt and the like), tag"
            + " manifests, fetch.txt, and Payload-Oxum in bag-info.txt.",
        new FormatGuide.Verified(
            "That manifests name files of the bag alone, agree with one another (BagIt 1.0) and with"
                + " the number of files in Payload-Oxum, and that no file that git tracks in data"
                + " is in no manifest.",
            "Nothing.",
            "The digests of every manifest whose algorithm is known (MD5, SHA-1, SHA-2, SHA-3,"
                + " BLAKE2, BLAKE3), the sizes in fetch.txt, and the bytes in Payload-Oxum.",
            "The files of a manifest of an unknown algorithm stay unchecked, whatever other manifests"
                + " say of them. A file that git does not track and no manifest names is not looked for."),
        "What fetch.txt names is skipped, with the command that fetches it; all else is drift, since a"
            + " bag is whole.",
        "By the program that made the bag, for example “bagit.py --sha256 FOLDER” of bagit-python.");
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.read(place, in -> BagReader.read(place, repository, in));
  }
}
