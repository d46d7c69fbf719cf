package io.harmonia.smoke.ci;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.harmonia.smoke.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makes the findings of a run the ones that they are: their ids, verdicts, kinds and messages,
 * and what kept the run from its end; no times, and no order of the results.
 */
final class AlertFingerprint {
  private static final List<String> RESULTS =
      List.of("success", "failure", "cancelled", "skipped", "unknown");
  private static final List<String> OUTCOMES = List.of("clean", "drift", "incomplete", "none");

  private static final Comparator<String> BY_CODE_POINT =
      (a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b));

  private final TreeSet<List<String>> lines =
      new TreeSet<>((a, b) -> Arrays.compare(array(a), array(b), BY_CODE_POINT));

  void add(String id, String verdict, String kind, String message) {
    lines.add(List.of(id, verdict, kind, message));
  }

  /** The fingerprint for each result and outcome of the job, which only the alert knows. */
  Map<String, String> byJob(List<String> unfinished) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(json(line)));
    TreeSet<String> ends = new TreeSet<>(BY_CODE_POINT);
    ends.addAll(unfinished);
    ends.forEach(end -> text.append(json(List.of(end))));
    byte[] found = utf8(text.toString());
    Map<String, String> fingerprints = new TreeMap<>();
    for (String result : RESULTS) {
      for (String outcome : OUTCOMES) {
        MessageDigest digest = Sha256.digest();
        digest.update(found);
        digest.update(utf8(result + " " + outcome + "\n"));
        fingerprints.put(result + " " + outcome, Sha256.of(digest.digest()).hex());
      }
    }
    return fingerprints;
  }

  /** As a line of JSON. */
  private static String json(List<String> texts) {
    StringBuilder line = new StringBuilder("[");
    for (String text : texts) {
      line.append(line.length() > 1 ? "," : "").append('"');
      line.append(JsonStringEncoder.getInstance().quoteAsString(text)).append('"');
    }
    return line.append("]\n").toString();
  }

  private static String[] array(List<String> texts) {
    return texts.toArray(String[]::new);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
