package io.harmonia.smoke.allure;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.results.RunReport;
import io.harmonia.smoke.run.WorkspaceFiles;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Says to Allure what it cannot see by itself, where Allure is on the class path, and nothing where
 * it is not. The only class that other classes need to know of Allure.
 */
public final class AllureBridge {
  private static final boolean PRESENT = isPresent();

  private AllureBridge() {}

  /** Names the current test by what it is about, so that its history outlives its place. */
  public static void describe(Check check) {
    if (PRESENT) {
      AllureLabels.describe(check);
    }
  }

  /** Decides whether Allure gets the current test, and keeps what it is to say of it. */
  public static void judged(Judgement judgement, AllureShare share) {
    if (PRESENT) {
      AllureLimiter.place(share, judgement);
    }
  }

  /** Sums up what Allure did not get, if there is any. */
  public static void sumUp(AllureShare share, String reportFile) {
    if (PRESENT) {
      AllureLimiter.sumUp(share, reportFile);
    }
  }

  /** Writes environment and categories into the results folder that a setting names, if any. */
  public static void writeEnvironment(GivenSettings settings, RunReport report) throws IOException {
    Optional<Path> results = settings.get(SmokeSettings.ALLURE_ENVIRONMENT);
    if (results.isPresent()) {
      AllureEnvironment.write(results.get(), WorkspaceFiles.place(settings), report);
    }
  }

  private static boolean isPresent() {
    try {
      Class.forName("io.qameta.allure.Allure", false, AllureBridge.class.getClassLoader());
      Class.forName("io.qameta.allure.model.Label", false, AllureBridge.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
