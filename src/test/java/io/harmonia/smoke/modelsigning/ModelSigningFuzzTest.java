package io.harmonia.smoke.modelsigning;

import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.kit.SignedModel;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.plan.FuzzedFindings;
import io.harmonia.smoke.plan.Fuzzing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a signature or its payload holds, it is read or refused, with places in it. */
@Tag("slow")
class ModelSigningFuzzTest {
  private static final String RECORD = "model.sig";
  private static final SignedModel MODEL =
      SignedModel.named("m").file("a.bin", sha256("abc")).file("d/b.bin:0:3", sha256("abc"));
  private static final List<String> TOKENS =
      Fuzzing.ofJson(":0:3", ":9999999999999999999:1", "shards", "resources", "payload", ".");

  @TempDir Path root;

  private WorkspaceBuilder workspace() {
    return WorkspaceBuilder.empty(root)
        .sources(new ModelSigningSource())
        .file("a.bin", "abc")
        .file("d/b.bin", "abc");
  }

  @Test
  void signaturesAreReadOrRefused() {
    WorkspaceBuilder workspace = workspace();
    new Fuzzing(List.of(MODEL.bundle().getBytes(UTF_8)), TOKENS)
        .holds(RECORD, input -> check(workspace, input));
  }

  @Test
  void statementsAreReadOrRefused() {
    WorkspaceBuilder workspace = workspace();
    SignedModel shards =
        SignedModel.named("m")
            .serialized("\"method\": \"shards\"")
            .file("a.bin:0:3", sha256("abc"));
    new Fuzzing(
            List.of(MODEL.statement().getBytes(UTF_8), shards.statement().getBytes(UTF_8)), TOKENS)
        .holds(
            RECORD,
            input ->
                check(workspace, SignedModel.bundle(new String(input, UTF_8)).getBytes(UTF_8)));
  }

  private static void check(WorkspaceBuilder workspace, byte[] input) {
    FuzzedFindings.areWhole(
        workspace.file(RECORD, input).check(), RECORD, Fuzzing.lines(new String(input, UTF_8)));
  }
}
