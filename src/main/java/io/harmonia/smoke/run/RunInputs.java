package io.harmonia.smoke.run;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.workspace.ReadDocuments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the verdicts of a run depend on, but for the artifacts that are there: shards that share it
 * are of one run. Where the workspace and its reports lie, and how long a run may take, is not in
 * it.
 */
final class RunInputs {
  private final StringBuilder text = new StringBuilder();

  private RunInputs() {}

  /**
   * The digest of the inputs.
   *
   * @param documents the manifests, checksum files, waivers, requirements and the schema
   * @param baseline what versions are compared with, if anything
   * @param notInForce the numbers of the waivers that have expired or last too long; on another day
   *     these may be others
   */
  static Sha256 digest(
      GivenSettings settings,
      ReadDocuments documents,
      Optional<String> baseline,
      List<Integer> notInForce) {
    RunInputs inputs = new RunInputs();
    documents.states().forEach((document, state) -> inputs.add("document", document, state));
    settings.changingVerdicts().forEach((name, value) -> inputs.add("setting", name, value));
    inputs.add("baseline", baseline.isPresent() ? "compared with" : "none", baseline.orElse(""));
    inputs.add("not in force", "waivers", notInForce.toString());
    return Sha256.ofContent(inputs.text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Each with its length, so that no two texts read alike. */
  private void add(String... parts) {
    for (String part : parts) {
      text.append(part.length()).append(':').append(part);
    }
    text.append('\n');
  }
}
