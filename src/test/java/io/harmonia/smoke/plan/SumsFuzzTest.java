package io.harmonia.smoke.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.sums.SumsSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever checksum files of other names hold, each check has a whole verdict. */
@Timeout(3_600)
@Tag("slow")
class SumsFuzzTest {
  private static final String MD5 = "900150983cd24fb0d6963f7d28e17f72";
  private static final String X = WorkspaceBuilder.sha256("x");
  private static final List<String> TOKENS =
      List.of(
          MD5,
          X,
          X + X,
          X + "  ",
          MD5 + " *",
          "MD5 (",
          "BLAKE2b-256 (",
          "SM3 (",
          "SHA2-256(",
          ") = ",
          "-----BEGIN PGP SIGNED MESSAGE-----\n",
          "-----BEGIN PGP SIGNATURE-----\n",
          "Hash: SHA512\n",
          ";",
          "#",
          "md5:",
          "\\",
          "\\n",
          "\n",
          "\r\n",
          "\0",
          "\u00ff\u00fe",
          "\u00ef\u00bb\u00bf",
          "\u00c3",
          "../",
          "/",
          "-",
          "abc",
          "readable",
          " ");

  @TempDir private Path root;

  @Test
  void everyVerdictIsWholeWhateverAChecksumFileHolds() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root).file("abc", "abc").sources(new SumsSource());
    List<byte[]> documents =
        List.of(
            (MD5 + "  abc\n").getBytes(UTF_8),
            MD5.getBytes(UTF_8),
            ("# ours\n\\" + MD5 + "  a\\nb\r\n" + MD5 + " *abc\n").getBytes(UTF_8),
            ("MD5 (é) = " + MD5 + "\nMD5(abc)= " + MD5).getBytes(UTF_8),
            (X + "  abc\nSHA256 (abc) = " + X + "\n").getBytes(UTF_8));

    new Fuzzing(documents, TOKENS)
        .holds(
            "checksum files of other names",
            input -> {
              for (String name : List.of("abc.md5", "SHA256SUMS", "B2SUMS")) {
                workspace.file(name, input);
              }
              List<String> lines = List.of(new String(input, ISO_8859_1).split("\n", -1));
              FuzzedFindings.areWhole(workspace.check(), "SHA256SUMS", lines);
            });
  }
}
