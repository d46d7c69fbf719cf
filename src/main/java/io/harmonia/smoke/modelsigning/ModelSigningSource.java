package io.harmonia.smoke.modelsigning;

import io.harmonia.smoke.source.FormatGuide;
import io.harmonia.smoke.source.PlaceRule;
import io.harmonia.smoke.source.RecordSource;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import java.util.List;

/**
 * Signatures of models by OpenSSF Model Signing (sigstore/model-transparency): sigstore bundles
 * whose DSSE envelope holds an in-toto statement with the digests of a model's files.
 */
public final class ModelSigningSource implements RecordSource {
  @Override
  public String name() {
    return "model-signing";
  }

  @Override
  public List<PlaceRule> places() {
    return List.of(PlaceRule.files("model.sig"));
  }

  @Override
  public List<String> ambiguous() {
    return List.of("*model*.sig", "Model.sig", "MODEL.SIG", "model.SIG");
  }

  @Override
  public FormatGuide guide() {
    return new FormatGuide(
        "OpenSSF Model Signing",
        "The files that the payload of a model.sig lists (a sigstore bundle; statements of versions"
            + " 0.2 to 1.1), relative to its folder; where none of them is there, and some are in"
            + " the folder that the signature names as the model, relative to that one. A model.sig"
            + " of another tool (PGP, cosign for one file) is named and not read.",
        new FormatGuide.Verified(
            "That the subject's digest is that of the digests that are listed, that no file in the"
                + " model's folder is left out that git tracks, and a SHA-256 against a Git LFS"
                + " pointer. What ignore_paths names may be left out, and so may git's own files"
                + " and the signature, as model_signing does it.",
            "Nothing.",
            "The digest of every file: SHA-256, BLAKE2b, BLAKE3, of shards as well.",
            "No signature is verified: that digests match does not say who signed them; “model_signing"
                + " verify” does. A signature of before 1.1 does not say what was left out on"
                + " purpose, so a file that it does not list is named, and the check is skipped. A"
                + " file that git does not track and the signature does not list is not looked for."
                + " Another predicate or way of serialization stays unchecked."),
        "Drift as soon as one file of the signature is there, and where git tracks the file. If none"
            + " is there, they are skipped.",
        "model_signing sign, by who may sign the model");
  }

  @Override
  public ReadFile<Statement> read(Place place, RepositoryView repository) {
    return repository.read(place, in -> new Bundle(place, repository).read(in));
  }
}
