package io.harmonia.smoke.plan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.sums.BagSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the files of a bag hold, each check has a whole verdict. */
@Timeout(3_600)
@Tag("slow")
class BagFuzzTest {
  private static final String A = WorkspaceBuilder.sha256("a");
  private static final String DECLARED = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
  private static final List<String> TOKENS =
      List.of(
          A,
          A + " ",
          "data/",
          "data/a",
          "../",
          "%0A",
          "%25",
          "%",
          "*",
          "./",
          "0.97",
          "UTF-16",
          "Payload-Oxum: ",
          "9223372036854775807",
          "1.1",
          "-",
          "https://",
          "\n",
          "\r",
          "\0",
          " ",
          "\u00ff",
          "\u00ef\u00bb\u00bf",
          ":");

  @TempDir private Path root;

  @Test
  void everyVerdictIsWholeWhateverABagHolds() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root).file("data/a", "a").sources(new BagSource());
    List<byte[]> documents =
        List.of(
            DECLARED.getBytes(UTF_8),
            (A + "  data/a\n").getBytes(UTF_8),
            "Payload-Oxum: 1.1\n".getBytes(UTF_8),
            "https://example.org/a 1 data/a\n".getBytes(UTF_8));

    new Fuzzing(documents, TOKENS)
        .holds(
            "bags",
            input -> {
              workspace.file("bagit.txt", DECLARED);
              for (String name :
                  List.of("manifest-sha256.txt", "tagmanifest-md5.txt", "fetch.txt")) {
                workspace.file(name, input);
              }
              workspace.file(input.length % 4 == 0 ? "bagit.txt" : "bag-info.txt", input);
              List<String> lines = List.of(new String(input, ISO_8859_1).split("\r\n|\r|\n", -1));
              FuzzedFindings.areWhole(workspace.check(), "manifest-sha256.txt", lines);
            });
  }
}
