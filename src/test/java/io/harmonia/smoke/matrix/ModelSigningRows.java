package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.SignedModel;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.util.List;
import java.util.stream.Stream;

/** Files of models that were signed. */
final class ModelSigningRows {
  private static final String RECORD = "signed/model.sig";
  private static final String FILE = "signed/sub/a.bin";
  private static final String AT = RECORD + ":3";

  private ModelSigningRows() {}

  static List<Row> rows() {
    return Stream.of(faults(), harmlessRows()).flatMap(List::stream).toList();
  }

  private static List<Row> faults() {
    return List.of(
        fault(
            "a file of a signed model was replaced",
            w -> signed(w, model()).file(FILE, "abd"),
            Kind.CHECKSUM_MISMATCH,
            AT),
        fault(
            "a signed model has a file more",
            w -> signed(w, model()).file("signed/evil.pkl", "x"),
            Kind.MANIFEST_INCONSISTENT,
            AT),
        fault(
            "a file of a signed model is gone",
            w -> signed(w, model()).delete(FILE),
            Kind.MISSING_ARTIFACT,
            AT),
        fault(
                "a digest in a signature was changed, and the file with it",
                w ->
                    signed(w, model())
                        .file(
                            RECORD,
                            SignedModel.bundle(
                                model().statement().replace(sha256("abc"), sha256("x"))))
                        .file(FILE, "x"),
                Kind.MANIFEST_INCONSISTENT,
                AT)
            .saying("the digest of the subject"),
        fault(
            "a signature is torn",
            w -> signed(w, model()).file(RECORD, model().bundle().substring(0, 300)),
            Kind.MANIFEST_INVALID,
            AT),
        fault(
            "a file of a model that was signed by shards changed in its second one",
            w -> signed(w, sharded()).file(FILE, "abd"),
            Kind.CHECKSUM_MISMATCH,
            AT),
        fault(
            "a pointer to another content stands in a signed model",
            w -> signed(w, model()).file(FILE, pointerTo("x")),
            Kind.POINTER_MISMATCH,
            AT),
        fault(
            "a signature has digests of an unknown algorithm",
            w ->
                signed(
                    w,
                    SignedModel.named("signed")
                        .file("config.json", sha256("{}"))
                        .file("sub/a.bin", "crc32", "00")),
            Kind.UNREADABLE,
            AT),
        fault(
            "a signature is of another predicate",
            w ->
                signed(w, model())
                    .file(
                        RECORD,
                        SignedModel.bundle(
                            model().statement().replace("signature/v1.0", "signature/v9"))),
            Kind.UNREADABLE,
            AT));
  }

  private static List<Row> harmlessRows() {
    return List.of(
        harmless("a signed model is as it was signed", w -> signed(w, model()))
            .seenAs(Kind.MATCH, AT),
        harmless(
                "a file of a signed model is not listed, and the signature ignores it",
                w -> signed(w, model()).file("signed/notes/x", "x"))
            .seenAs(Kind.CONSISTENT, AT),
        harmless(
                "a signature of before 1.1 does not list a file",
                w -> signed(w, model().withoutIgnoredPaths()).file("signed/x", "x"))
            .seenAs(Kind.NOT_PRESENT, AT),
        harmless("a model was signed by shards", w -> signed(w, sharded())).seenAs(Kind.MATCH, AT),
        harmless(
                "no file of a signed model is there",
                w -> signed(w, model()).delete(FILE, "signed/config.json"))
            .seenAs(Kind.NOT_PRESENT, AT),
        harmless(
                "a model.sig is a signature of another tool",
                w -> signed(w, model()).file(RECORD, "-----BEGIN PGP SIGNATURE-----\n"))
            .seenAs(Kind.NOT_RECORDED, RECORD + ":1"));
  }

  private static SignedModel model() {
    return SignedModel.named("signed")
        .file("config.json", sha256("{}"))
        .file("sub/a.bin", sha256("abc"));
  }

  private static SignedModel sharded() {
    return SignedModel.named("signed")
        .serialized("\"method\": \"shards\", \"hash_type\": \"sha256\", \"shard_size\": 2")
        .file("config.json:0:2", sha256("{}"))
        .file("sub/a.bin:0:2", sha256("ab"))
        .file("sub/a.bin:2:3", sha256("c"));
  }

  private static WorkspaceBuilder signed(WorkspaceBuilder workspace, SignedModel model) {
    return workspace
        .file(RECORD, model.bundle())
        .file("signed/config.json", "{}")
        .file(FILE, "abc");
  }
}
