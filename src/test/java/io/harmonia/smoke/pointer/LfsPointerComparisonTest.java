package io.harmonia.smoke.pointer;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.RealProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is a pointer, and what only looks like one, is what the real git-lfs says. */
@Tag("slow")
class LfsPointerComparisonTest {
  private static final int FILES = 600;
  private static final String HEX =
      "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";
  private static final String OID = "sha256:" + HEX;
  private static final List<String> VERSIONS =
      List.of(
          "https://git-lfs.github.com/spec/v1",
          "https://hawser.github.com/spec/v1",
          "http://git-media.io/v/2",
          "https://git-lfs.github.com/spec/v2",
          "http://git-lfs.github.com/spec/v1",
          "https://git-lfs.github.com/spec/v1 ",
          " https://git-lfs.github.com/spec/v1",
          "HTTPS://git-lfs.github.com/spec/v1",
          "git-lfs",
          "");
  private static final List<String> OIDS =
      List.of(
          OID,
          "sha256:" + HEX.toUpperCase(Locale.ROOT),
          OID.substring(0, OID.length() - 1),
          OID + "0",
          OID + " ",
          " " + OID,
          HEX,
          "sha1:" + HEX.substring(24),
          "SHA256:" + HEX,
          "sha256:sha256:" + HEX,
          "sha256:" + "g".repeat(64),
          "sha256:");
  private static final List<String> SIZES =
      List.of(
          "12",
          "0",
          "007",
          "+5",
          "-0",
          "-1",
          "--1",
          "+",
          "1e3",
          "1.0",
          "0x10",
          "1_000",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "0".repeat(40) + "12",
          " 12",
          "12 ",
          "12\t",
          "12 13",
          "\u0661\u0662",
          "");
  private static final List<String> EXTENSIONS =
      List.of(
          "ext-0-a " + OID,
          "ext-9-_b " + OID,
          "ext-1-a " + OID,
          "ext-1-b " + OID,
          "ext-0-a  " + OID,
          "ext-0-a " + OID + "0",
          "ext-0-a sha1:" + HEX.substring(24),
          "ext-0-a",
          "ext-0-é " + OID,
          "ext-0-aé\u0007\u001b[31m " + OID,
          "ext-0-a/../b " + OID,
          "ext-0-a-b-c " + OID,
          "ext-0- " + OID,
          "ext--a " + OID,
          "ext-10-a " + OID,
          "ext-x-a " + OID,
          "ext-\u0661-a " + OID,
          "Ext-0-a " + OID,
          "xext-0-a " + OID,
          "ext-0-a\r " + OID);
  private static final List<String> OTHER_LINES =
      List.of("", " ", "\t", "x y", "x", "\r", "# comment", "sizes 3", "version x", "\u0000");
  private static final List<String> ENDS = List.of("\n", "\r\n", "\n\n", "\r\r\n", "\r", "\n ");
  private static final List<String> AROUND =
      List.of(
          "",
          "\n",
          " ",
          "\t\n\u000b\f\r ",
          "\u0085",
          "\u00a0",
          "\u1680",
          "\u2000\u200a",
          "\u2028\u2029",
          "\u202f\u205f\u3000",
          "\u200b",
          "\ufeff",
          "\u0000",
          "x",
          "\u001c",
          " ".repeat(700));

  private final Random random = new Random(20261122);

  @TempDir Path folder;

  @Test
  void agreesWithGitLfsOnEveryGeneratedFile() throws IOException {
    RealProgram.assumeInstalled("git-lfs");
    Set<String> ours = new TreeSet<>();
    for (int i = 0; i < FILES; i++) {
      byte[] file = file();
      assertThat(file).hasSizeLessThan(LfsPointer.TOO_LARGE).isNotEmpty();
      Files.write(folder.resolve("f" + i), file);
      if (LfsPointer.parse(file).isPresent()) {
        ours.add("f" + i);
      }
    }

    String theirs =
        RealProgram.runSuccessfully(
            folder,
            "sh",
            "-c",
            "for f in f*; do git lfs pointer --check --file=$f >/dev/null 2>&1 && echo $f; done; :");

    assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs.lines().toList());
    assertThat(ours).hasSizeBetween(150, 450);
  }

  /** A valid pointer in which some choices are unusual. */
  private byte[] file() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("version " + some(VERSIONS, 6));
    lines.add("oid " + some(OIDS, 8));
    lines.add("size " + some(SIZES, 4));
    for (List<String> more : List.of(EXTENSIONS, EXTENSIONS, OTHER_LINES)) {
      if (random.nextInt(5) == 0) {
        lines.add(random.nextInt(lines.size() + 1), any(more));
      }
    }
    if (random.nextInt(12) == 0) {
      lines.remove(random.nextInt(lines.size()));
    }
    if (random.nextInt(12) == 0) {
      Collections.swap(lines, 0, random.nextInt(lines.size()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(around());
    String end = some(ENDS, 4);
    for (String line : lines) {
      out.write((line + end).getBytes(StandardCharsets.UTF_8));
    }
    out.write(around());
    return out.toByteArray();
  }

  private byte[] around() {
    String text = some(AROUND, 6);
    boolean broken = random.nextInt(40) == 0;
    return text.getBytes(broken ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** The first, but one in so many times any. */
  private String some(List<String> choices, int oneIn) {
    return random.nextInt(oneIn) == 0 ? any(choices) : choices.get(0);
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
