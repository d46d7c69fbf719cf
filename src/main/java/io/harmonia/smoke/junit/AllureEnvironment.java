package io.harmonia.smoke.junit;

import io.harmonia.smoke.report.RunReport;
import io.harmonia.smoke.report.Summary;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What an Allure report shows as the environment of a run. */
final class AllureEnvironment {
  private AllureEnvironment() {}

  static void write(Path results, RunReport report) throws IOException {
    Properties properties = new Properties();
    Summary summary = report.summary();
    properties.setProperty("Java", System.getProperty("java.version", ""));
    properties.setProperty(
        "OS", System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""));
    properties.setProperty("Commit", report.workspace().commit().orElse("unknown"));
    properties.setProperty("Workspace", Printable.of(report.workspace().root()));
    properties.setProperty("Outcome", report.headline());
    properties.setProperty("Checks", Long.toString(summary.checks()));
    properties.setProperty("Passed", Long.toString(summary.passed()));
    properties.setProperty("Drifted", Long.toString(summary.drifted()));
    properties.setProperty("Skipped", Long.toString(summary.skipped()));
    properties.setProperty("Unchecked", Long.toString(summary.unchecked()));
    properties.setProperty("Artifacts", summary.coverage());
    Files.createDirectories(results);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Files.writeString(
        results.resolve("environment.properties"), text.toString(), StandardCharsets.ISO_8859_1);
  }
}
