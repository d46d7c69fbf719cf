package io.harmonia.smoke.modelsigning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.harmonia.smoke.json.JsonDocument;
import io.harmonia.smoke.json.JsonReader;
import io.harmonia.smoke.source.RepositoryView;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.MalformedTextException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import io.harmonia.smoke.workspace.Place;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Reads a sigstore bundle (protobuf-specs, sigstore_bundle.proto) as far as its DSSE envelope's
 * payload.
 */
final class Bundle {
  private static final String IN_TOTO = "application/vnd.in-toto+json";
  private static final String RESTORE =
      "Restore the signature, or have the model signed anew (model_signing sign).";

  private final Place place;
  private final RepositoryView repository;

  Bundle(Place place, RepositoryView repository) {
    this.place = place;
    this.repository = repository;
  }

  /**
   * What it says.
   *
   * @throws MalformedTextException if it is no bundle with a statement
   */
  Statement read(InputStream in) throws IOException, MalformedTextException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    if (!place.asked() && OtherSignature.isIn(buffered)) {
      return other();
    }
    JsonDocument bundle = JsonReader.read(buffered, place.shownAs(), repository.limits());
    if (!(bundle.root() instanceof ObjectNode root)) {
      throw malformed(
          Location.startOf(place.shownAs()), "is no sigstore bundle: expected an object");
    }
    boolean isOfFiles = root.has("dsseEnvelope") || root.has("dsse_envelope");
    if (!place.asked() && !isOfFiles && isOther(root)) {
      return other();
    }
    if (root.has("dsseEnvelope") && (root.has("dsse_envelope") || isOther(root))) {
      throw malformed(
          bundle.at(root), "has more than a dsseEnvelope: expected one signature in one form");
    }
    if (!(field(root, "dsseEnvelope", "dsse_envelope") instanceof ObjectNode envelope)) {
      throw malformed(
          bundle.at(root), "is no sigstore bundle with a statement: expected a dsseEnvelope");
    }
    return statement(bundle, envelope);
  }

  /** A bundle of one file without its name, or what cosign wrote before there were bundles. */
  private static boolean isOther(ObjectNode root) {
    return root.hasNonNull("messageSignature")
        || root.hasNonNull("base64Signature")
        || root.hasNonNull("SignedEntryTimestamp");
  }

  private Statement other() {
    return new Statement.Parts(
        List.of(),
        List.of(),
        List.of(),
        List.of(
            place.shownAs()
                + " is a signature of another tool than OpenSSF Model Signing, which names no files;"
                + " it is not read"));
  }

  private Statement statement(JsonDocument bundle, ObjectNode envelope)
      throws IOException, MalformedTextException {
    JsonNode type = field(envelope, "payloadType", "payload_type");
    JsonNode payload = envelope.path("payload");
    Location at = bundle.at(envelope, "payload");
    if (!type.asText().equals(IN_TOTO)) {
      throw malformed(
          at,
          "expected a payload of type " + IN_TOTO + ", actual " + Printable.quoted(type.asText()));
    }
    if (!payload.isTextual()) {
      throw malformed(at, "expected a payload in base64, actual none");
    }
    JsonDocument said = payload(at, payload.asText());
    List<Problem> problems = new ArrayList<>(bundle.problems());
    said.problems().forEach(problem -> problems.add(inPayload(at, problem)));
    SignedStatement statement = new SignedStatement(place, repository, at);
    return statement.of(said.root(), problems, bundle.remarks());
  }

  /** The payload's own places tell nothing to who sees base64. */
  private JsonDocument payload(Location at, String base64)
      throws IOException, MalformedTextException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw malformed(at, "the payload is not base64");
    }
    try {
      return JsonReader.read(new ByteArrayInputStream(bytes), place.shownAs(), repository.limits());
    } catch (MalformedTextException e) {
      throw new MalformedTextException(inPayload(at, e.problem()));
    }
  }

  private static Problem inPayload(Location at, Problem problem) {
    return new Problem(at, "the payload " + problem.message(), RESTORE);
  }

  private static JsonNode field(ObjectNode object, String name, String other) {
    return object.path(object.has(name) ? name : other);
  }

  static MalformedTextException malformed(Location at, String message) {
    return new MalformedTextException(new Problem(at, message, RESTORE));
  }
}
