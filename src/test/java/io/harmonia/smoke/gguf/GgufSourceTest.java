package io.harmonia.smoke.gguf;

import static io.harmonia.smoke.kit.CheckAssert.assertThatCheck;
import static io.harmonia.smoke.kit.TensorFile.cut;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.CheckAssert;
import io.harmonia.smoke.kit.Checked;
import io.harmonia.smoke.kit.GgufFile;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.plan.FuzzedFindings;
import io.harmonia.smoke.plan.Fuzzing;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GgufSourceTest {
  private static final Path SAMPLES = Path.of("../shared/data/formats/safetensors-gguf/gguf");
  private static final String FILE = "models/net.gguf";
  private static final String CHECK = FILE + " › " + FILE;
  private static final String FIRST = "models/big-00001-of-00002.gguf";
  private static final String SECOND = "models/big-00002-of-00002.gguf";
  private static final String SPLITS = FIRST + " › relation splits";

  @TempDir Path root;

  private static GgufFile good() {
    return new GgufFile(3)
        .text("general.architecture", "llama")
        .texts("tokenizer.ggml.tokens", "a", "bc", "ü")
        .integer("llama.block_count", 4, 4, 1)
        .tensor("a", 0, 0, 3, 2)
        .tensor("b", 2, 32, 32);
  }

  private WorkspaceBuilder workspace() {
    return WorkspaceBuilder.empty(root).sources(new GgufSource());
  }

  private Checked check(byte[] file) {
    return workspace().file(FILE, file).check();
  }

  private void passes(byte[] file) {
    Checked checked = check(file);
    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, CHECK).passes(Kind.STRUCTURE_MATCH);
  }

  private CheckAssert finds(Kind kind, byte[] file) {
    Checked checked = check(file);
    assertThat(checked.red()).containsExactly(CHECK + ": " + kind.label());
    return assertThatCheck(checked, CHECK).findsOnly(kind).finds(kind, FILE + ":1:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"good.gguf", "good-without-trailing-padding.gguf"})
  void goodSamples(String sample) throws IOException {
    assumeTrue(Files.isDirectory(SAMPLES), "the shared data is not beside this project");

    passes(Files.readAllBytes(SAMPLES.resolve(sample)));
  }

  @Test
  void theFaultsOfTheSamples() throws IOException {
    assumeTrue(Files.isDirectory(SAMPLES), "the shared data is not beside this project");

    finds(Kind.SIZE_MISMATCH, Files.readAllBytes(SAMPLES.resolve("truncated.gguf")))
        .says("expected 268 bytes, as its header says, actual 263 bytes");
    finds(Kind.CHECKSUM_MISMATCH, Files.readAllBytes(SAMPLES.resolve("html-instead.gguf")))
        .says("expected a GGUF file, actual: it is an HTML page");
  }

  @Test
  void theSplitsOfTheSamples() throws IOException {
    assumeTrue(Files.isDirectory(SAMPLES), "the shared data is not beside this project");
    String first = "tiny-00001-of-00002.gguf";
    String second = "tiny-00002-of-00002.gguf";
    for (String split : List.of(first, second)) {
      workspace().file(split, Files.readAllBytes(SAMPLES.resolve("split").resolve(split)));
    }

    assertThat(workspace().check().red()).isEmpty();
    assertThatCheck(workspace().check(), first + " › relation splits").passes(Kind.CONSISTENT);
    assertThat(workspace().delete(second).check().red())
        .containsExactly(first + " › " + second + ": missing-artifact");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 18, 32})
  void paddingAfterTheLastTensorIsOptional(int more) {
    passes(good().bytes(32 + Math.max(18, more)));
  }

  @Test
  void knowsVersionsAndByteOrders() {
    for (int version = 1; version <= 3; version++) {
      passes(new GgufFile(version).text("k", "v").tensor("a", 1, 0, 5).bytes(10));
    }
    passes(
        new GgufFile(3, ByteOrder.BIG_ENDIAN)
            .integer("general.alignment", 4, 4, 64)
            .tensor("a", 30, 64, 5)
            .bytes(74));
  }

  @Test
  void harmlessVariations() {
    passes(new GgufFile(3).header());
    passes(new GgufFile(3).text("general.architecture", "vocabulary alone").header());
    passes(new GgufFile(3).nested("lists", 4).tensor("none", 0, 0, 0).bytes(0));
    passes(new GgufFile(3).tensor("later", 0, 64, 1).tensor("earlier", 0, 0, 1).bytes(68));
    passes(new GgufFile(3).integer("split.count", 2, 2, 1).tensor("a", 24, 0).bytes(1));
  }

  @ParameterizedTest
  @CsvSource({"2, 18", "8, 34", "12, 144", "14, 210", "23, 136", "30, 512", "35, 66", "39, 17"})
  void knowsHowLargeQuantisedBlocksAre(int type, int bytes) {
    int elements = bytes < 40 ? 32 : 256;

    passes(new GgufFile(3).tensor("a", type, 0, elements).bytes(bytes));
    finds(Kind.SIZE_MISMATCH, new GgufFile(3).tensor("a", type, 0, elements).bytes(bytes - 1));
  }

  @Test
  void findsADownloadThatBrokeOff() {
    byte[] file = good().bytes(32 + 18);

    finds(Kind.SIZE_MISMATCH, cut(file, file.length - 1))
        .says("as its header says, actual", ": the tensor \"b\" is cut off")
        .advises("broke off");
    for (int length = 1; length < good().header().length; length += 7) {
      finds(Kind.SIZE_MISMATCH, cut(file, length)).advises("broke off");
    }
    finds(Kind.SIZE_MISMATCH, new byte[0]);
  }

  @Test
  void findsWhatWasAppended() {
    byte[] file = good().bytes(64);

    finds(Kind.SIZE_MISMATCH, Arrays.copyOf(file, file.length + 1))
        .says("expected at most " + file.length + " bytes")
        .advises("after its end");
  }

  @Test
  void findsWhatIsNoGgufFile() {
    finds(Kind.CHECKSUM_MISMATCH, "<html>Sign in</html>".getBytes(UTF_8))
        .says("expected a GGUF file, actual: it is an HTML page");
    finds(Kind.CHECKSUM_MISMATCH, "ggml1234".getBytes(UTF_8)).says("does not begin with GGUF");
    finds(Kind.CHECKSUM_MISMATCH, new GgufFile(0).header()).says("its version is 0");
  }

  @Test
  void findsTensorsThatCannotBe() {
    broken(new GgufFile(3).tensor("a", 0, 0, 1).tensor("a", 0, 32, 1), "\"a\" stands twice");
    broken(new GgufFile(3).tensor("a", 0, 0, 9).tensor("b", 0, 32, 1), "\"b\" begins at byte 32");
    broken(new GgufFile(3).tensor("a", 0, 16, 1), "a multiple of the alignment 32");
    broken(new GgufFile(3).tensor("a", 2, 0, 33), "a multiple of 32, since it is Q4_0");
    broken(new GgufFile(3).tensor("a", 0, 0, 1, 1, 1, 1, 1), "has 5 dimensions");
    broken(new GgufFile(3).tensor("a", 0, 0, -1), "more elements than any file");
    broken(new GgufFile(3).tensor("a", 0, 0, 1L << 40, 1L << 40), "more elements than any file");
    broken(new GgufFile(3).tensor("a", 0, 0, 1L << 62), "more bytes than any file");
    broken(new GgufFile(3).tensor("a", 0, Long.MAX_VALUE - 31, 1), "ends after what any file");
  }

  @Test
  void findsMetadataThatCannotBe() {
    broken(new GgufFile(3).text("k", "").text("k", ""), "the key \"k\" stands twice");
    broken(new GgufFile(3).key("k", 13), "of the unknown type 13");
    broken(new GgufFile(3).integer("general.alignment", 4, 4, 24), "a power of two");
    broken(new GgufFile(3).integer("general.alignment", 10, 8, 32), "is of the type 10");
    broken(new GgufFile(3).text("split.no", "1"), "is of the type 8");
    broken(new GgufFile(3).nested("lists", 20), "lists in lists without an end");
  }

  private void broken(GgufFile file, String why) {
    finds(Kind.CHECKSUM_MISMATCH, file.bytes(100_000)).says("its header is not valid", why);
  }

  @Test
  void countsThatNoFileHoldsAreBounded() {
    finds(Kind.CHECKSUM_MISMATCH, new GgufFile(3).counts(-1, 0).header())
        .says("it announces 18446744073709551615 tensors");
    finds(Kind.CHECKSUM_MISMATCH, new GgufFile(3).counts(0, 1L << 60).header())
        .says("it announces 1152921504606846976 keys");
    finds(Kind.SIZE_MISMATCH, new GgufFile(3).counts(7, 0).header()).says("of its header after");
  }

  @Test
  void whatIsUnknownIsUnchecked() {
    finds(Kind.UNREADABLE, new GgufFile(4).header()).says("it is of the GGUF version 4");
    finds(Kind.UNREADABLE, new GgufFile(3).tensor("a", 99, 0, 8).bytes(8))
        .says("the type 99 of the tensor \"a\" is not known")
        .advises("newer Harmonia Smoke");
  }

  @Test
  void whatIsCutOffBesideAnUnknownTypeIsFound() {
    finds(Kind.SIZE_MISMATCH, new GgufFile(3).tensor("a", 99, 0, 8).tensor("b", 0, 32, 1).bytes(34))
        .says("expected at least");
  }

  @Test
  void aPointerTellsNothingOfTheStructure() {
    assertThat(check(pointerTo("x").getBytes(UTF_8)).skipped()).contains(CHECK + ": not-present");
  }

  private WorkspaceBuilder split() {
    return workspace()
        .file(FIRST, new GgufFile(3).split(0, 2, 2).tensor("a", 0, 0, 8).bytes(32))
        .file(SECOND, new GgufFile(3).split(1, 2, 2).tensor("b", 0, 0, 8).bytes(32));
  }

  @Test
  void theSplitsOfAModelBelongTogether() {
    Checked checked = split().check();

    assertThat(checked.red()).isEmpty();
    assertThatCheck(checked, SPLITS).passes(Kind.CONSISTENT);
    assertThatCheck(checked, SECOND + " › " + SECOND).passes(Kind.STRUCTURE_MATCH);
  }

  @Test
  void theFirstSplitMayHaveNoTensors() {
    split()
        .file(FIRST, new GgufFile(3).split(0, 2, 1).header())
        .file(SECOND, new GgufFile(3).split(1, 2, 1).tensor("b", 0, 0, 8).bytes(32));

    assertThat(workspace().check().red()).isEmpty();
  }

  @Test
  void findsALostSplit() {
    assertThat(split().delete(SECOND).check().red())
        .containsExactly(FIRST + " › " + SECOND + ": missing-artifact");
    assertThat(split().delete(FIRST).check().red())
        .containsExactly(SECOND + " › " + FIRST + ": missing-artifact");
  }

  @Test
  void namesNoMoreLostSplitsThanAnybodyReads() {
    String one = "models/x-00001-of-99999.gguf";
    byte[] first =
        new GgufFile(3).integer("split.no", 4, 4, 0).integer("split.count", 4, 4, 99_999).header();
    Checked checked = workspace().file(one, first).check();

    assertThat(checked.red()).hasSize(1_001);
    assertThatCheck(checked, one + " › readable").says("and 98,998 more splits");
  }

  @Test
  void findsATensorInTwoSplits() {
    split().file(SECOND, new GgufFile(3).split(1, 2, 2).tensor("a", 0, 0, 8).bytes(32));

    assertThatCheck(workspace().check(), SPLITS)
        .finds(Kind.MANIFEST_INCONSISTENT, SECOND + ":1:1")
        .says("the tensor \"a\" is in it and in " + FIRST);
  }

  @Test
  void findsTensorsThatAreLost() {
    split()
        .file(FIRST, new GgufFile(3).split(0, 2, 3).tensor("a", 0, 0, 8).bytes(32))
        .file(SECOND, new GgufFile(3).split(1, 2, 3).tensor("b", 0, 0, 8).bytes(32));

    assertThatCheck(workspace().check(), SPLITS)
        .finds(Kind.MANIFEST_INCONSISTENT, FIRST + ":1:1")
        .says("expected 3 tensors in all splits, as split.tensors.count says, actual 2");
  }

  @Test
  void findsASplitOfAnotherModel() {
    split().file(SECOND, new GgufFile(3).split(1, 2, 9).tensor("b", 0, 0, 8).bytes(32));

    assertThatCheck(workspace().check(), SPLITS).says("another one than that of the other splits");
  }

  @Test
  void findsAFileThatIsNoSplitButByItsName() {
    split().file(SECOND, new GgufFile(3).tensor("b", 0, 0, 8).bytes(32));

    assertThatCheck(workspace().check(), SPLITS).says("expected split.no and split.count");
  }

  @Test
  void findsARenamedSplit() {
    finds(Kind.CHECKSUM_MISMATCH, new GgufFile(3).split(1, 2, 2).header())
        .says("its header says that it is split 2 of 2, expected the same of its name")
        .advises("NAME-00001-of-00002.gguf");
    assertThat(
            split()
                .file(FIRST, new GgufFile(3).split(1, 2, 2).tensor("a", 0, 0, 8).bytes(32))
                .delete(FILE)
                .check()
                .red())
        .containsExactly(FIRST + " › " + FIRST + ": checksum-mismatch");
  }

  @Test
  void pointersOfSplitsAreSkipped() {
    Checked checked = split().file(SECOND, pointerTo("x")).check();

    assertThat(checked.red()).isEmpty();
    assertThat(checked.skipped())
        .contains(SPLITS + ": not-present", SECOND + " › " + SECOND + ": not-present");
  }

  @Test
  void looksIntoASplitThatGitDoesNotTrack() {
    Repository.in(root);
    workspace().file(".gitignore", SECOND + "\n");
    split();
    Repository.at(root).commit();
    workspace().file(SECOND, "<html>");

    assertThat(workspace().check().red())
        .containsExactly(FIRST + " › " + SECOND + ": checksum-mismatch");
  }

  @Test
  @Tag("slow")
  void everyVerdictIsWholeWhateverAFileHolds() {
    List<String> tokens =
        List.of(
            "\0",
            "\0\0\0\0",
            "\1\0\0\0\0\0\0\0",
            "\u0009\0\0\0",
            "\u00ff\u00ff\u00ff\u00ff",
            "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f",
            "GGUF",
            "\u0008\0\0\0",
            "general.alignment",
            "split.count",
            "split.no");
    byte[] split = new GgufFile(2).split(0, 2, 2).tensor("a", 99, 0, 8).bytes(32);

    new Fuzzing(List.of(good().bytes(50), split, new GgufFile(1).nested("k", 3).header()), tokens)
        .holds("GGUF files", input -> FuzzedFindings.areWhole(check(input), FILE, List.of(" ")));
  }
}
