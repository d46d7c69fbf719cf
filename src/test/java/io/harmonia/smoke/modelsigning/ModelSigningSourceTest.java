package io.harmonia.smoke.modelsigning;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Asked;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.SignedModel;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSigningSourceTest {
  private static final String RECORD = "bert/model.sig";
  private static final String PAYLOAD = RECORD + ":3:13";
  private static final String CHECK = RECORD + " › sub/a.bin";
  private static final String READABLE = RECORD + " › readable";
  private static final String UNLISTED = RECORD + " › relation unlisted files";
  private static final String SUBJECT = RECORD + " › relation digest of the subject";

  /** Of {@code abc}, as b2sum and b3sum print them (RFC 7693, the BLAKE3 paper's vectors). */
  private static final String BLAKE2B =
      "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
          + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923";

  private static final String BLAKE3 =
      "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85";

  @TempDir Path root;

  private static SignedModel signed() {
    return SignedModel.named("bert")
        .file("config.json", sha256("{}"))
        .file("sub/a.bin", sha256("abc"));
  }

  private WorkspaceBuilder workspace(SignedModel model) {
    return workspace(model.bundle());
  }

  private WorkspaceBuilder workspace(String signature) {
    return WorkspaceBuilder.empty(root)
        .sources(new ModelSigningSource())
        .file(RECORD, signature)
        .file("bert/config.json", "{}")
        .file("bert/sub/a.bin", "abc");
  }

  @Test
  void verifiesTheFilesOfASignature() {
    Checked checked = workspace(signed()).check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.MATCH);
    assertThatCheck(checked, SUBJECT).passes(Kind.CONSISTENT);
    assertThatCheck(checked, UNLISTED).passes(Kind.CONSISTENT);
    assertThatCheck(checked, READABLE).passes(Kind.VALID).remarks("nothing checks the signature");
  }

  @Test
  void findsAReplacedFile() {
    assertThatCheck(workspace(signed()).file("bert/sub/a.bin", "abd").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, PAYLOAD)
        .says("expected SHA-256 " + sha256("abc"));
  }

  @Test
  void findsAFileThatIsNotListed() {
    WorkspaceBuilder more = workspace(signed()).file("bert/sub/evil.pkl", "x");

    assertThatCheck(more.check(), UNLISTED)
        .finds(Kind.MANIFEST_INCONSISTENT, PAYLOAD)
        .says("actual: bert/sub/evil.pkl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bert/notes/x",
        "bert/.gitignore",
        "bert/.gitattributes",
        "bert/.github/x",
        "bert-2/x",
        "other",
        "bert.txt"
      })
  void whatIsIgnoredOrLiesElsewhereNeedNotBeListed(String file) {
    assertThat(workspace(signed()).file(file, "x").check().red()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bert/notes.txt", "bert/sub/notes/x", "bert/sub/model.sig", "bert/.hidden"})
  void whatOnlyResemblesAnIgnoredPathMustBeListed(String file) {
    assertThat(workspace(signed()).file(file, "-----BEGIN").check().red())
        .containsExactly(UNLISTED + ": manifest-inconsistent");
  }

  @Test
  void aSignatureThatDoesNotSayWhatItIgnoresLeavesThatOpen() {
    WorkspaceBuilder older = workspace(signed().withoutIgnoredPaths());

    assertThatCheck(older.check(), UNLISTED).passes(Kind.CONSISTENT);
    assertThat(older.file("bert/x", "x").check().red()).isEmpty();
    assertThat(older.check().skipped()).contains(UNLISTED + ": not-present");
  }

  @Test
  void aMissingFileAmongOthersIsDrift() {
    WorkspaceBuilder without = workspace(signed()).delete("bert/sub/a.bin");

    assertThatCheck(without.check(), CHECK).finds(Kind.MISSING_ARTIFACT, PAYLOAD);

    Checked none = without.delete("bert/config.json").check();

    assertThat(none.red()).isEmpty();
    assertThat(none.skipped()).contains(CHECK + ": not-present");
  }

  @Test
  void theDigestOfTheSubjectIsThatOfAllDigests() {
    String statement = signed().statement().replace(sha256("{}"), sha256("x"));

    Checked checked =
        workspace(SignedModel.bundle(statement)).file("bert/config.json", "x").check();

    assertThat(checked.red()).containsExactly(SUBJECT + ": manifest-inconsistent");
    assertThatCheck(checked, SUBJECT).finds(Kind.MANIFEST_INCONSISTENT, PAYLOAD);
  }

  @Test
  void otherDigestsAreComputed() {
    SignedModel model =
        SignedModel.named("bert")
            .serialized("\"method\": \"files\"")
            .file("config.json", "blake3", BLAKE3)
            .file("sub/a.bin", "blake2b", BLAKE2B);

    assertThat(workspace(model).file("bert/config.json", "abc").check().red()).isEmpty();
    assertThat(workspace(model).file("bert/sub/a.bin", "x").check().red())
        .containsExactly(
            RECORD + " › config.json: checksum-mismatch", CHECK + ": checksum-mismatch");
  }

  @Test
  void anUnknownDigestIsUnchecked() {
    SignedModel model = SignedModel.named("bert").file("sub/a.bin", "crc32", "00");

    assertThatCheck(workspace(model).check(), CHECK).finds(Kind.UNREADABLE, PAYLOAD);
  }

  private static SignedModel sharded(String... shards) {
    SignedModel model =
        SignedModel.named("bert")
            .serialized("\"method\": \"shards\", \"hash_type\": \"sha256\", \"shard_size\": 2")
            .file("config.json:0:2", sha256("{}"));
    for (String shard : shards) {
      String[] parts = shard.split("=", 2);
      model.file("sub/a.bin:" + parts[0], sha256(parts[1]));
    }
    return model;
  }

  @Test
  void shardsOfAFileAreVerified() {
    WorkspaceBuilder right = workspace(sharded("0:2=ab", "2:3=c")).file("bert/empty", "");

    assertThat(right.check().red()).isEmpty();
    assertThatCheck(right.check(), CHECK).passes(Kind.MATCH);
    assertThatCheck(right.file("bert/sub/a.bin", "abd").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, PAYLOAD)
        .says("bytes 2 to 3: expected SHA-256 " + sha256("c"));
    assertThatCheck(right.file("bert/sub/a.bin", "ab").check(), CHECK)
        .finds(Kind.SIZE_MISMATCH, PAYLOAD);
    assertThatCheck(right.file("bert/sub/a.bin", "abcd").check(), CHECK)
        .finds(Kind.SIZE_MISMATCH, PAYLOAD);
  }

  @Test
  void shardsMustMakeUpTheFile() {
    assertThatCheck(workspace(sharded("0:2=ab", "3:4=c")).check(), READABLE)
        .finds(Kind.MANIFEST_INVALID, PAYLOAD)
        .says("sub/a.bin: expected a shard from byte 2, actual 3:4");
  }

  @Test
  void anotherSerializationOrPredicateIsUnchecked() {
    SignedModel other = signed().serialized("\"method\": \"tensors\", \"hash_type\": \"sha256\"");
    String predicate = signed().statement().replace("signature/v1.0", "signature/v9");

    assertThatCheck(workspace(other).check(), RECORD + " › relation serialization")
        .finds(Kind.UNREADABLE, PAYLOAD);
    assertThatCheck(
            workspace(SignedModel.bundle(predicate)).check(), RECORD + " › relation predicateType")
        .finds(Kind.UNREADABLE, PAYLOAD);
  }

  @Test
  void aModelMayBeAFolderBesideItsSignature() {
    WorkspaceBuilder beside =
        workspace(signed()).delete(RECORD).file("model.sig", signed().bundle());

    assertThatCheck(beside.check(), "model.sig › sub/a.bin").passes(Kind.MATCH);
    assertThat(beside.file("bert/evil", "x").check().red())
        .containsExactly("model.sig › relation unlisted files: manifest-inconsistent");
  }

  @Test
  void aModelMayBeOneFile() {
    WorkspaceBuilder single =
        workspace(SignedModel.named("one.bin").file(".", sha256("abc")))
            .file("bert/one.bin", "abc");

    assertThatCheck(single.check(), RECORD + " › one.bin").passes(Kind.MATCH);
    assertThat(single.check().red()).isEmpty();
    assertThatCheck(single.file("bert/one.bin", "x").check(), RECORD + " › one.bin")
        .finds(Kind.CHECKSUM_MISMATCH, PAYLOAD);
  }

  @Test
  void pathsCannotLeaveTheWorkspace() {
    SignedModel model = SignedModel.named("bert").file("../../x", sha256("x"));

    assertThat(workspace(model).check().red()).contains(RECORD + " › ../../x: path-refused");
  }

  @Test
  void aPointerIsCompared() {
    assertThatCheck(workspace(signed()).file("bert/sub/a.bin", pointerTo("abc")).check(), CHECK)
        .passes(Kind.POINTER_MATCH);
    assertThatCheck(workspace(signed()).file("bert/sub/a.bin", pointerTo("x")).check(), CHECK)
        .finds(Kind.POINTER_MISMATCH, PAYLOAD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "<html>",
        "<<<<<<< HEAD",
        "[]",
        "{\"mediaType\": \"application/vnd.dev.sigstore.bundle.v0.3+json\"}",
        "{\"dsseEnvelope\": {\"payloadType\": \"application/vnd.in-toto+json\"}}",
        "{\"dsseEnvelope\": {\"payloadType\": \"application/vnd.in-toto+json\", \"payload\": \"?\"}}",
        "{\"dsseEnvelope\": {\"payloadType\": \"text/plain\", \"payload\": \"e30=\"}}",
        "{\"dsseEnvelope\": {\"payloadType\": \"application/vnd.in-toto+json\", \"payload\": \"e30=\"}}",
        "{\"dsseEnvelope\": {\"payloadType\": \"application/vnd.in-toto+json\", \"payload\": \"ew==\"}}"
      })
  void aTornSignatureIsDrift(String text) {
    assertThat(workspace(text).check().red()).contains(READABLE + ": manifest-invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----BEGIN PGP SIGNATURE-----\n\nx\n",
        "untrusted comment: minisign\nRW\n",
        "MEUCIQDf3TtKqS0q6S4sXk4vZ5Xx0F8vUq8Z2v==\n",
        "\u0088\u0001",
        "{\"messageSignature\": {\"signature\": \"x\"}}",
        "{\"base64Signature\": \"x\", \"cert\": \"y\"}"
      })
  void theSignatureOfAnotherToolIsNamedAndNotRead(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Checked checked = workspace("").file(RECORD, bytes).file("SHA256SUMS", "").check();

    assertThat(checked.skipped()).contains(READABLE + ": not-recorded");
    assertThat(checked.of(READABLE).judgement().remarks())
        .anyMatch(remark -> remark.contains("of another tool"));
    assertThat(
            WorkspaceBuilder.empty(root)
                .sources(new Asked(new ModelSigningSource(), RECORD))
                .check()
                .red())
        .contains(READABLE + ": manifest-invalid");
  }

  @Test
  void whatIsNotRightInTheStatementIsDrift() {
    String resource = signed().statement().replace("\"algorithm\": \"sha256\", ", "");
    String digest = signed().statement().replace(sha256("abc"), "00");
    String subjects = signed().statement().replace("\"subject\": [", "\"subject\": [{}, ");
    String twice =
        signed().statement().replace("\"predicate\": {", "\"predicate\": {}, \"predicate\": {");

    for (String statement : new String[] {resource, digest, subjects, twice}) {
      assertThat(workspace(SignedModel.bundle(statement)).check().red())
          .contains(READABLE + ": manifest-invalid");
    }
  }

  /** As model_signing writes shards: the size of them is part of the algorithm's name. */
  @Test
  void shardsMayNameTheirSizeInTheirAlgorithm() {
    String statement = sharded("0:2=ab", "2:3=c").statement();
    String named =
        statement.replace("\"algorithm\": \"sha256\"", "\"algorithm\": \"sha256-sharded-2\"");

    WorkspaceBuilder right = workspace(SignedModel.bundle(named));

    assertThat(right.check().red()).isEmpty();
    assertThatCheck(right.file("bert/sub/a.bin", "abd").check(), CHECK)
        .finds(Kind.CHECKSUM_MISMATCH, PAYLOAD);
    assertThatCheck(
            workspace(SignedModel.bundle(named.replace("sharded-2", "sharded-3"))).check(),
            READABLE)
        .finds(Kind.MANIFEST_INVALID, PAYLOAD)
        .says("expected an algorithm of shards of 2 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-2", "3", "1", "\"2\"", "null", "2.5"})
  void shardsMustHaveTheSizeThatIsStated(String size) {
    String statement =
        sharded("0:2=ab", "2:3=c")
            .statement()
            .replace("\"shard_size\": 2", "\"shard_size\": " + size);

    assertThat(workspace(SignedModel.bundle(statement)).check().red())
        .contains(READABLE + ": manifest-invalid");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ignore_paths\": \"b\"",
        "\"ignore_paths\": null",
        "\"ignore_paths\": [5]",
        "\"ignore_paths\": [\".\"]",
        "\"ignore_paths\": [\"sub\"]",
        "\"hash_type\": \"blake2\"",
      })
  void whatTheSerializationSaysMustFitTheFiles(String field) {
    SignedModel model =
        signed().withoutIgnoredPaths().serialized("\"method\": \"files\", " + field);

    assertThat(workspace(model).check().red()).contains(READABLE + ": manifest-invalid");
  }

  @Test
  void whatIsHashedInAnUnknownWayIsUnchecked() {
    SignedModel type = signed().serialized("\"method\": \"files\", \"hash_type\": \"zzz\"");
    String second =
        signed().statement().replaceFirst("(\"digest\": \\{)", "$1\"sha512\": \"00\", ");

    assertThatCheck(workspace(type).check(), RECORD + " › relation hash_type")
        .finds(Kind.UNREADABLE, PAYLOAD);
    assertThatCheck(
            workspace(SignedModel.bundle(second)).check(),
            RECORD + " › relation other digest of the subject")
        .finds(Kind.UNREADABLE, PAYLOAD);
  }

  @Test
  void aFileIsListedOnce() {
    SignedModel twice = signed().file("sub/a.bin", sha256("abc"));

    assertThatCheck(workspace(twice).check(), READABLE)
        .finds(Kind.MANIFEST_INVALID, PAYLOAD)
        .says("sub/a.bin is listed 2 times");
  }

  @Test
  void linksAreRefusedAsTheSignatureSays() throws Exception {
    WorkspaceBuilder linked = workspace(signed()).file("bert/notes/real", "abc");
    Files.delete(root.resolve("bert/sub/a.bin"));
    Files.createSymbolicLink(root.resolve("bert/sub/a.bin"), Path.of("../notes/real"));

    assertThatCheck(linked.check(), RECORD + " › relation symbolic links")
        .finds(Kind.MANIFEST_INCONSISTENT, PAYLOAD)
        .says("bert/sub/a.bin");
    String allowed =
        signed().statement().replace("\"allow_symlinks\": false", "\"allow_symlinks\": true");
    assertThat(linked.file(RECORD, SignedModel.bundle(allowed)).check().red()).isEmpty();
  }

  @Test
  void aModelBesideItsSignatureIsThatWithMoreOfTheFiles() {
    WorkspaceBuilder beside =
        workspace(signed())
            .delete(RECORD)
            .file("model.sig", signed().bundle())
            .file("config.json", "another model's");

    assertThat(beside.check().red()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0\0\0\0",
        "\u001f\u008b\b\0",
        "eyJkc3NlRW52ZWxvcGUiOiB7fX0gICAg",
        "ewogImRzc2VFbnZlbG9wZSI6IHt9fSAg"
      })
  void whatMayBeADamagedOrPackedBundleIsNoOtherSignature(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    assertThat(workspace("").file(RECORD, bytes).check().red())
        .contains(READABLE + ": manifest-invalid");
  }

  @Test
  void aBundleWithAnotherSignatureBesideItsEnvelopeIsDrift() {
    String both = signed().bundle().replaceFirst("\\{", "{\"messageSignature\": {},");

    assertThat(workspace(both).check().red()).contains(READABLE + ": manifest-invalid");
  }
}
