package io.harmonia.smoke.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.digest.Sha256;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Makes a {@code model.sig} as model_signing 1.1 writes it, with a signature that is none: {@code
 * SignedModel.named("bert").file("a.bin", sha256)}.
 */
public final class SignedModel {
  private final String model;
  private final List<String> resources = new ArrayList<>();
  private final StringBuilder digests = new StringBuilder();
  private String serialization = "\"method\": \"files\", \"hash_type\": \"sha256\"";
  private String ignored =
      ", \"ignore_paths\": [\"model.sig\", \".git\", \".gitignore\", \"notes\"]";

  private SignedModel(String model) {
    this.model = model;
  }

  /** Of a model of that name, and no file yet. */
  public static SignedModel named(String model) {
    return new SignedModel(model);
  }

  /** Lists a file with its SHA-256. */
  public SignedModel file(String name, String sha256) {
    return file(name, "sha256", sha256);
  }

  /** Lists a file with a digest. */
  public SignedModel file(String name, String algorithm, String digest) {
    resources.add(
        "{\"name\": \"%s\", \"algorithm\": \"%s\", \"digest\": \"%s\"}"
            .formatted(name, algorithm, digest));
    digests.append(digest);
    return this;
  }

  /** States another serialization, as JSON. */
  public SignedModel serialized(String fields) {
    serialization = fields;
    return this;
  }

  /** As versions before 1.1 wrote it. */
  public SignedModel withoutIgnoredPaths() {
    ignored = "";
    return this;
  }

  /** The statement that is signed. */
  public String statement() {
    String root =
        digests.length() % 2 == 0 && digests.chars().allMatch(HexFormat::isHexDigit)
            ? Sha256.ofContent(HexFormat.of().parseHex(digests)).hex()
            : "";
    return """
        {"_type": "https://in-toto.io/Statement/v1",
         "subject": [{"name": "%s", "digest": {"sha256": "%s"}}],
         "predicateType": "https://model_signing/signature/v1.0",
         "predicate": {
          "serialization": {%s, "allow_symlinks": false%s},
          "resources": [%s]}}
        """
        .formatted(model, root, serialization, ignored, String.join(", ", resources));
  }

  /** The bundle, whose payload stands in line 3, column 13. */
  public String bundle() {
    return bundle(statement());
  }

  /** A bundle of any statement. */
  public static String bundle(String statement) {
    return """
        {"mediaType": "application/vnd.dev.sigstore.bundle.v0.3+json",
         "verificationMaterial": {"publicKey": {"hint": "x"}, "tlogEntries": []}, "dsseEnvelope": {
         "payload": "%s",
         "payloadType": "application/vnd.in-toto+json",
         "signatures": [{"sig": "bm9uZQ==", "keyid": ""}]}}
        """
        .formatted(Base64.getEncoder().encodeToString(statement.getBytes(UTF_8)));
  }
}
