package io.harmonia.smoke.workspace;

import static io.harmonia.smoke.kit.WorkspaceBuilder.pointer;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.path.RelativePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandInTest {
  private static final String OID = "oid sha256:" + sha256("x");

  @TempDir Path root;

  private static Optional<StandIn> of(String text) {
    return StandIn.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "<<<<<<< HEAD ; line 2 is the marker of a merge conflict",
        "||||||| merged ancestors ; line 2 is the marker of a merge conflict",
        "oid sha256:12 ; line 2 states no valid oid",
        "size 5 ; line 2 is not what follows there",
        "ext-0-x sha256:1 ; line 2 states no valid extension",
        "hello ; line 2 is not what follows there",
      })
  void saysWhichLineOfAnAlmostPointerIsNone(String line, String why) {
    assertThat(of(pointer(line, OID, "size 1")).orElseThrow().what())
        .startsWith("an almost Git LFS pointer, which stands for nothing: " + why);
  }

  @Test
  void saysWhatAnAlmostPointerLacksOrHasTooMuch() {
    assertThat(of(pointer()).orElseThrow().what()).endsWith("it has no oid: it was cut off");
    assertThat(of(pointer(OID)).orElseThrow().what()).endsWith("it has no size: it was cut off");
    assertThat(of(pointer(OID, "size 1", "x y")).orElseThrow().what())
        .endsWith("line 4 is more than a pointer has");
    assertThat(of(pointer(OID, "size 99999999999999999999")).orElseThrow().what())
        .endsWith("line 3 states no valid size");
  }

  @Test
  void knowsNoAlmostPointerInWhatIsOneOrIsUnlikeOne() {
    assertThat(of(pointerTo("x"))).isEmpty();
    assertThat(of("see " + pointer("<<<<<<< HEAD"))).isEmpty();
    assertThat(of("\nfirst\n" + pointer("<<<<<<< HEAD"))).isEmpty();
    assertThat(of("<<<<<<< HEAD\n=======\n>>>>>>> x\n")).isEmpty();
    assertThat(of("")).isEmpty();
    assertThat(of(pointer(OID, "junk", " ".repeat(1024)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/annex/objects/SHA256E-s7--ab.bin\n",
        "/annex/objects/MD5-s1-m2-S3-C4--ab\r\nmore",
        "\\annex\\objects\\WORM-s7-m1--a b.bin",
        "../../.git/annex/objects/K9/Wj/URL--http&c%%x/URL--http&c%%x",
        ".git/modules/sub/annex/objects/SHA1--ab"
      })
  void knowsGitAnnexPointers(String text) {
    assertThat(of(text)).map(StandIn::form).contains(StandIn.Form.ANNEX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "annex/objects/SHA256E-s7--ab.bin",
        "/annex/objects/readme",
        "see /annex/objects/SHA256E-s7--ab.bin",
        "x\n/annex/objects/SHA256E-s7--ab.bin"
      })
  void takesNoOtherTextForOne(String text) {
    assertThat(of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!doctype html>",
        "\ufeff\r\n <HTML lang=en>",
        "<?xml version='1.0'?>\n<html>",
        "<!-- saved --><html>",
        "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code>",
        "{\n \"error\": \"not found\"}",
        "{\"errors\":[]}"
      })
  void knowsPagesAndAnswersOfServers(String text) {
    StandIn page = of(text).orElseThrow();

    assertThat(page.form()).isEqualTo(StandIn.Form.PAGE);
    assertThat(page.isNamedSo(new RelativePath("a/page.HTML"))).isTrue();
    assertThat(page.isNamedSo(new RelativePath("a.html/model.bin"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<PMML>", "<htmlx>", "text <html>", "{\"data\": {\"error\": 1}}", "<errors/>"})
  void takesNoOtherContentForAPage(String text) {
    assertThat(of(text)).isEmpty();
  }

  @Test
  void looksIntoTheFirstKilobyteOfALargerFileWhereItIsAsked() throws IOException {
    WorkspaceBuilder.empty(root).file("model.bin", "<html>" + " ".repeat(5000));
    RelativePath path = new RelativePath("model.bin");

    Found found = Workspace.open(root).look(path);

    assertThat(found)
        .isEqualTo(new Found.RegularFile(root.toRealPath().resolve("model.bin"), 5006));
    assertThat(((Found.File) found).standInAs(path)).isPresent();
  }

  @Test
  void saysHowToBringWhatALinkOfGitAnnexStandsFor() throws IOException {
    String key = "SHA256E-s7--ab.bin";
    WorkspaceBuilder.empty(root)
        .link("a b/c.bin", "../.git/annex/objects/K9/Wj/" + key + "/" + key);

    Found found = Workspace.open(root).look(new RelativePath("a b/c.bin"));

    assertThat(found).isInstanceOf(Found.Absent.class);
    assertThat(((Found.Absent) found).hint()).contains("a git-annex link to the key \"" + key);
    assertThat(((Found.Absent) found).remedy())
        .isEqualTo("Run “git annex get 'a b/c.bin'” before the suite");
  }
}
