package io.harmonia.smoke.allure;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.text.Printable;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.SeverityLevel;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.util.ResultsUtils;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Names, labels and links of the current Allure result. Loaded only where Allure is. */
final class AllureLabels {
  private static final String PARENT = "Harmonia Smoke";

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
          // a hidden one holds the invocation's number, by which Allure's page tells histories
          // apart
          result.getParameters().clear();
          // what groups by it would show the suite's class, and every manifest in one heap
          List<String> path = new ArrayList<>(List.of(PARENT, Printable.whole(check.suite())));
          check.entry().ifPresent(entry -> path.add(Printable.of(entry)));
          result.setTitlePath(path);
          List<Label> labels = result.getLabels();
          labels.removeIf(label -> isOurs(label.getName()));
          labels.add(ResultsUtils.createParentSuiteLabel(PARENT));
          labels.add(ResultsUtils.createSuiteLabel(Printable.whole(check.suite())));
          check
              .entry()
              .ifPresent(e -> labels.add(ResultsUtils.createSubSuiteLabel(Printable.of(e))));
          labels.add(ResultsUtils.createSeverityLabel(severity(check.type())));
          labels.add(ResultsUtils.createFeatureLabel(check.type().label()));
          check.sourceUrl().ifPresent(url -> result.getLinks().add(link(url)));
        });
  }

  private static boolean isOurs(String label) {
    return List.of("parentSuite", "suite", "subSuite", "severity", "feature").contains(label);
  }

  private static SeverityLevel severity(CheckType type) {
    return switch (type) {
      case RECORDED_CHECKSUM, CLAIM, WORKSPACE -> SeverityLevel.BLOCKER;
      case ENTRY_CONTENT, WELL_FORMED, CHECKSUM_FILE, RECORD -> SeverityLevel.CRITICAL;
      default -> SeverityLevel.NORMAL;
    };
  }

  private static Link link(String url) {
    return new Link().setName("source").setUrl(url).setType("custom");
  }

  static String digest(String text) {
    return Sha256.ofContent(text.getBytes(StandardCharsets.UTF_8)).hex();
  }
}
