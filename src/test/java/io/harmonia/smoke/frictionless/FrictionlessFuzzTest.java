package io.harmonia.smoke.frictionless;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.plan.FuzzedFindings;
import io.harmonia.smoke.plan.Fuzzing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a descriptor holds, it is read or refused, with places in it. */
@Tag("slow")
class FrictionlessFuzzTest {
  private static final String RECORD = "datapackage.json";
  private static final String TEXT =
      """
      {"name": "pack", "resources": [
        {"name": "a", "path": "a.csv", "bytes": 4, "hash": "f69f5b72bc79a92dc70c63c9aa142e36"},
        {"path": ["a.csv", "b/a.csv"], "bytes": 8,
         "hash": "sha1:91e7b5b17dd85f6e9b9d2d85acb2982bd5f455ee"},
        {"path": "https://data.invalid/b", "hash": "crc32:00", "stats": {"bytes": 4, "md5": "x"}},
        {"name": "c", "data": [1, 2], "Hash": ""},
        {"url": "https://data.invalid/c", "sha256": "00", "checksum": null}, "d.json"
      ]}
      """;
  private static final List<String> TOKENS =
      Fuzzing.ofJson("md5:", "sha256:", "path", "bytes", "resources", "://", "9223372036854775808");

  @TempDir Path root;

  @Test
  void descriptorsAreReadOrRefused() {
    WorkspaceBuilder workspace =
        WorkspaceBuilder.empty(root)
            .sources(new FrictionlessSource())
            .file("a.csv", "a,b\n")
            .file("b/a.csv", "a,b\n");
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
