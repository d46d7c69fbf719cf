package io.harmonia.smoke.pooch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.kit.Asked;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.plan.FuzzedFindings;
import io.harmonia.smoke.plan.Fuzzing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a registry holds, it is read or refused, with places in it. */
@Tag("slow")
class PoochFuzzTest {
  private static final String REGISTRY = "data/registry.txt";
  private static final String TEXT =
      """
      # a comment
      "file with spaces.txt" baee0894dba14b12085eacb204284b97e362f4f3e5a5807693cc90ef415c1b2d
      other\\ one.txt md5:70e2afd3fd7e336ae478b1e740a5f08e https://data.invalid/x

      tiny.txt SHA512:00
      """;
  private static final List<String> TOKENS =
      List.of(
          "\"",
          "'",
          "\\",
          "#",
          " ",
          "\t",
          "\n",
          "\r",
          "\r\n",
          ":",
          "md5:",
          "sha256:",
          "xxh64:",
          "../",
          "/",
          "https://",
          "\0",
          "\u00ff",
          "\u001b",
          "\ufeff",
          "a",
          "0");

  @TempDir Path root;

  @Test
  void registriesAreReadOrRefused() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .sources(new Asked(new PoochSource(), REGISTRY))
            .file("data/tiny.txt", "tiny");
    new Fuzzing(List.of(TEXT.getBytes(UTF_8)), TOKENS)
        .holds(
            REGISTRY,
            input ->
                FuzzedFindings.areWhole(
                    workspace.file(REGISTRY, input).check(),
                    REGISTRY,
                    Fuzzing.lines(new String(input, UTF_8))));
  }
}
