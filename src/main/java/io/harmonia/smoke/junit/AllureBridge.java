package io.harmonia.smoke.junit;

import io.harmonia.smoke.check.Check;
import io.harmonia.smoke.check.Judgement;
import io.harmonia.smoke.report.RunReport;
import java.io.IOException;

/**
 * Says to Allure what it cannot see by itself, where Allure is on the class path, and nothing where
 * it is not. The only class that other classes need to know of Allure.
 */
final class AllureBridge {
  private static final boolean PRESENT = isPresent();

  private AllureBridge() {}

  /** Names the current test by what it is about, so that its history outlives its place. */
  static void describe(Check check) {
    if (PRESENT) {
      AllureLabels.describe(check);
    }
  }

  /** Decides whether Allure gets the current test, and keeps what it is to say of it. */
  static void judged(Judgement judgement, AllureShare share) {
    if (PRESENT) {
      AllureLimiter.place(share, judgement);
    }
  }

  /** Sums up what Allure did not get, if there is any. */
  static void sumUp(AllureShare share, String reportFile) {
    if (PRESENT) {
      AllureLimiter.sumUp(share, reportFile);
    }
  }

  /** Writes environment and categories into the results folder that a setting names, if any. */
  static void writeEnvironment(SmokeSettings settings, RunReport report) throws IOException {
    if (settings.path(SmokeSettings.ALLURE_ENVIRONMENT).isPresent()) {
      AllureEnvironment.write(
          settings.path(SmokeSettings.ALLURE_ENVIRONMENT).get(),
          WorkspaceFiles.place(settings),
          report);
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
