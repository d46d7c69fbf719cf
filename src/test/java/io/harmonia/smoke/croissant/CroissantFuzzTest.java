package io.harmonia.smoke.croissant;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.plan.FuzzedFindings;
import io.harmonia.smoke.plan.Fuzzing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a description holds, it is read or refused, with places in it. */
@Tag("slow")
class CroissantFuzzTest {
  private static final String RECORD = "croissant.json";
  private static final String TEXT =
      """
      {"@context": {"cr": "http://mlcommons.org/croissant/"}, "@type": "sc:Dataset",
       "distribution": [
        {"@type": "cr:FileObject", "@id": "a", "contentUrl": "a.csv", "contentSize": "4 B",
         "sha256": "3b0d1ce9ffb5224626105c50a0f9e5fbf941bcbcd913e5567aba25936333c3b8"},
        {"@type": ["cr:FileObject"], "contentUrl": "https://data.invalid/b", "md5": "dynamic"},
        {"@type": "cr:FileObject", "contentUrl": "c", "contentSize": 1.5,
         "containedIn": [{"@id": "a"}], "sc:sha256": "x"},
        {"@type": "cr:FileSet", "includes": "*.jpg"}
       ]}
      """;
  private static final List<String> TOKENS =
      Fuzzing.ofJson(
          "kB",
          "GiB",
          "contentUrl",
          "contentSize",
          "\"@graph\": [",
          "999999999999999999999999.5 GB");

  @TempDir Path root;

  @Test
  void descriptionsAreReadOrRefused() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root).sources(new CroissantSource()).file("a.csv", "a,b\n");
    new Fuzzing(List.of(TEXT.getBytes(UTF_8)), TOKENS)
        .holds(
            RECORD,
            input ->
                FuzzedFindings.areWhole(
                    workspace.file(RECORD, input).check(),
                    RECORD,
                    Fuzzing.lines(new String(input, UTF_8))));
  }
}
