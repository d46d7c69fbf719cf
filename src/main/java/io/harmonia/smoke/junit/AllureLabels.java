package io.harmonia.smoke.junit;

import io.harmonia.smoke.check.Check;
import io.harmonia.smoke.check.CheckType;
import io.harmonia.smoke.check.Evidence;
import io.harmonia.smoke.check.Judgement;
import io.harmonia.smoke.check.Verdict;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.text.Printable;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.SeverityLevel;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.util.ResultsUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** Labels, links and attachments of the current Allure result. Loaded only where Allure is. */
final class AllureLabels {
  private AllureLabels() {}

  static void describe(Check check) {
    AllureLifecycle lifecycle = Allure.getLifecycle();
    if (lifecycle.getCurrentTestCase().isEmpty()) {
      return;
    }
    lifecycle.updateTestCase(
        result -> {
          String fullName = "smoke: " + Printable.whole(check.key());
          result.setName(check.id());
          result.setFullName(fullName);
          result.setTestCaseId(digest(fullName));
          result.setHistoryId(digest(fullName));
          List<Label> labels = result.getLabels();
          labels.removeIf(label -> isOurs(label.getName()));
          labels.add(ResultsUtils.createParentSuiteLabel("Harmonia Smoke"));
          labels.add(ResultsUtils.createSuiteLabel(Printable.whole(check.suite())));
          check
              .entry()
              .ifPresent(e -> labels.add(ResultsUtils.createSubSuiteLabel(Printable.of(e))));
          labels.add(ResultsUtils.createSeverityLabel(severity(check.type())));
          labels.add(ResultsUtils.createFeatureLabel(check.type().label()));
          check.sourceUrl().ifPresent(url -> result.getLinks().add(link(url)));
        });
  }

  static void attach(Judgement judgement) {
    if (judgement.verdict() != Verdict.DRIFTED
        || Allure.getLifecycle().getCurrentTestCase().isEmpty()) {
      return;
    }
    Optional<Evidence> evidence = judgement.evidence();
    Optional<Sha256> expected = evidence.flatMap(Evidence::expected);
    String actual =
        evidence
            .map(
                seen ->
                    seen.sha256()
                        .map(Sha256::hex)
                        .orElse(seen.exists() ? "not read" : "no such file"))
            .orElse("see the findings");
    expected.ifPresent(
        digest -> Allure.addAttachment("expected", "text/plain", digest.hex(), ".txt"));
    if (expected.isPresent()) {
      Allure.addAttachment("actual", "text/plain", actual, ".txt");
    }
    Allure.addAttachment("findings", "text/plain", Verdicts.message(judgement), ".txt");
  }

  private static boolean isOurs(String label) {
    return List.of("parentSuite", "suite", "subSuite", "severity", "feature").contains(label);
  }

  private static SeverityLevel severity(CheckType type) {
    return switch (type) {
      case RECORDED_CHECKSUM, WORKSPACE -> SeverityLevel.BLOCKER;
      case ENTRY_CONTENT, WELL_FORMED, CHECKSUM_FILE -> SeverityLevel.CRITICAL;
      default -> SeverityLevel.NORMAL;
    };
  }

  private static Link link(String url) {
    return new Link().setName("source").setUrl(url).setType("custom");
  }

  static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Sha256.of(digest).hex();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
