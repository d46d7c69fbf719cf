package io.harmonia.smoke.allure;

import io.harmonia.smoke.report.ReportFolder;
import io.harmonia.smoke.report.ReportRefusedException;
import io.harmonia.smoke.results.Counted;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.results.Summary;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.text.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** What an Allure report shows of a run as a whole, and how it groups what drifted. */
final class AllureEnvironment {
  /** One for each kind; somebody's own are left alone. */
  private static final String CATEGORIES = "categories.json";

  private static final String RESOURCE = "/io/harmonia/smoke/allure-categories.json";

  private AllureEnvironment() {}

  static void write(Path results, Path workspace, RunReport report) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> property : properties(report).entrySet()) {
      text.append(line(property.getKey(), property.getValue())).append('\n');
    }
    try {
      ReportFolder.prepare(results, SmokeSettings.ALLURE_ENVIRONMENT.name(), workspace);
    } catch (ReportRefusedException e) {
      throw new WrongUsageException(String.valueOf(e.getMessage()));
    }
    ReportFolder.replace(
        results.resolve("environment.properties"),
        text.toString().getBytes(StandardCharsets.ISO_8859_1));
    if (Files.notExists(results.resolve(CATEGORIES), LinkOption.NOFOLLOW_LINKS)) {
      try (InputStream ours = AllureEnvironment.class.getResourceAsStream(RESOURCE)) {
        Files.copy(Objects.requireNonNull(ours), results.resolve(CATEGORIES));
      }
    }
  }

  private static Map<String, String> properties(RunReport report) {
    Summary summary = report.summary();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("Outcome", report.headline());
    properties.put("Artifacts", summary.coverage());
    properties.put("Checks", Long.toString(summary.of(Counted.CHECKS)));
    properties.put("Passed", Long.toString(summary.of(Counted.PASSED)));
    properties.put("Drifted", Long.toString(summary.of(Counted.DRIFTED)));
    properties.put("Skipped", Long.toString(summary.of(Counted.SKIPPED)));
    summary.waivers().ifPresent(waivers -> properties.put("Waivers", waivers));
    properties.put("Unchecked", Long.toString(summary.of(Counted.UNCHECKED)));
    properties.put("Workspace", Printable.of(report.workspace().root()));
    properties.put("Commit", report.workspace().commit().orElse("unknown"));
    properties.put("Java", System.getProperty("java.version", ""));
    properties.put(
        "OS", System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""));
    return properties;
  }

  /** A line as {@link Properties} escapes it, which alone would lose the order and add the date. */
  private static String line(String key, String value) throws IOException {
    Properties property = new Properties();
    property.setProperty(key, value);
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    property.store(stored, null);
    return stored
        .toString(StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .findFirst()
        .orElseThrow();
  }
}
