package io.harmonia.smoke.sarif;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.results.Result;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * By what a finding is known in the next run: its kind and the name of its check, not its line,
 * which moves. Of several of one kind in one check, each has its number, in the form that GitHub
 * gives such digests.
 */
final class Fingerprints {
  private static final int LENGTH = 32;

  private final Map<String, Integer> seen = new HashMap<>();

  String of(Result result, Finding finding) {
    String known = finding.kind().label() + "\n" + result.id();
    String digest =
        Sha256.ofContent(known.getBytes(StandardCharsets.UTF_8)).hex().substring(0, LENGTH);
    return digest + ":" + seen.merge(digest, 1, Integer::sum);
  }
}
