package io.harmonia.smoke.cli;

import static io.harmonia.smoke.kit.WorkspaceBuilder.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.FolderListing;
import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.SmallWorkspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaiverListingTest {
  private static final String GOOD =
      """
      {"path": "models/acme/tiny/weights.bin", "kind": "checksum-mismatch",
       "reason": "republished, ticket 42", "expires": "%s"}"""
          .formatted(SOON);
  private static final String EXPIRED =
      """
      {"entry": "acme/tiny", "kind": "size-mismatch", "reason": "r1", "expires": "2020-01-31"}""";

  @TempDir Path folder;
  private SmallWorkspace workspace;

  @BeforeEach
  void makeTheWorkspace() {
    workspace = SmallWorkspace.in(folder);
  }

  @Test
  void saysWhatIsWaivedUntilWhenAndWhy() {
    InProcess ran = list("[" + GOOD + ",\n" + EXPIRED + "]");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            """
            inventory/waivers.json: 2 waivers, 1 expired
            until   %s  checksum-mismatch  path models/acme/tiny/weights.bin  \
            (inventory/waivers.json:1:2)
                                republished, ticket 42
            EXPIRED 2020-01-31  size-mismatch  entry models/acme/tiny  \
            (inventory/waivers.json:3:1)
                                r1
            """
                .formatted(SOON));
  }

  @Test
  void isEmptyWhereThereIsNoSuchFile() {
    InProcess ran = InProcess.run("check", "--waivers", "--root", folder.toString());

    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).isEqualTo("inventory/waivers.json: 0 waivers\n");
  }

  @Test
  void is2WhereAFileThatIsAskedForIsNotThere() {
    InProcess ran =
        InProcess.run(
            "--waivers", "--root", folder.toString(), "-D", "smoke.waivers=" + folder + "/none");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).contains("[nothing-to-check]", "smoke.waivers names them → ");
  }

  @Test
  void is2WhereOneIsMalformedAndListsTheOthers() {
    InProcess ran = list("[" + GOOD + ", " + GOOD.replace("checksum-mismatch", "nope") + "]");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out())
        .contains("1 waiver\n", "until   " + SOON, "[waiver-invalid] inventory/waivers.json:2:")
        .contains("there is no kind \"nope\"");
  }

  @Test
  void is2WhereOneStandsTwice() {
    assertThat(list("[" + GOOD + ", " + GOOD + "]").exit()).isEqualTo(2);
  }

  @Test
  void is2WhereAnEntryMayBeAnyOfTwo() {
    workspace.write(
        "datasets/inventory.json",
        "{\"datasets\": [{\"name\": \"acme/tiny\", \"path\": \"datasets/x\"}]}"
            .getBytes(StandardCharsets.UTF_8));

    InProcess ran = list("[" + EXPIRED + "]");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).contains("may be any of models/acme/tiny, datasets/acme/tiny");
  }

  @Test
  void is2WhereTheFileIsNoJson() {
    InProcess ran = list("[");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).contains("0 waivers\n", "[waiver-invalid] inventory/waivers.json:1:");
  }

  @Test
  void quietlySaysOnlyWhatIsWrong() {
    write("[" + GOOD + "]");

    assertThat(InProcess.run("--waivers", "-q", "--root", folder.toString()))
        .isEqualTo(new InProcess(0, "", ""));
  }

  @Test
  void saysThatThereIsNoSuchWorkspace() {
    InProcess ran = InProcess.run("--waivers", "--root", folder.resolve("none").toString());

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("none does not exist").hasLineCount(1);
  }

  @Test
  void showsHostileTextOnItsLine() {
    InProcess ran =
        list("[" + GOOD.replace("republished", "a\\n::error::\\u001b[31m\\u202e") + "]");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("a\\u{a}::error::\\u{1b}[31m\\u{202e}, ticket 42");
  }

  @Test
  void runsNothingAndWritesNothing() throws Exception {
    write("[" + GOOD + "]");
    workspace.flipAByteOf(SmallWorkspace.WEIGHTS);
    Map<String, String> before = FolderListing.of(folder);

    InProcess ran = InProcess.run("--waivers", "--root", folder.toString());

    assertThat(ran.out()).doesNotContain("drift", "report");
    assertThat(FolderListing.of(folder)).isEqualTo(before);
  }

  private InProcess list(String waivers) {
    write(waivers);
    return InProcess.run("check", "--waivers", "--root", folder.toString());
  }

  private void write(String waivers) {
    workspace.write("inventory/waivers.json", waivers.getBytes(StandardCharsets.UTF_8));
  }
}
