package io.harmonia.smoke.junit;

import io.harmonia.smoke.run.SmokeSession;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Makes a build red whose plans hold the suite without running all of it, where no test of the
 * suite could: in JUnit's dry run nothing runs, and a class that is switched off is only skipped.
 * What a listener of tests throws, JUnit logs; what a listener of sessions throws at their end is
 * red. So is a build whose Surefire would lose tests of the suite and stay green.
 *
 * <p>Where the suite failed, this says nothing more. Of other tests it knows nothing.
 */
public final class SmokeSessionGuard implements LauncherSessionListener, TestExecutionListener {
  private final Set<Path> reportFolders = ConcurrentHashMap.newKeySet();
  private volatile Optional<SurefireVersion> surefire = Optional.empty();

  /** For the launcher, which makes one. */
  public SmokeSessionGuard() {}

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    surefire = SurefireVersion.calling();
    session.getLauncher().registerTestExecutionListeners(this);
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    if (!SuiteSelection.of(plan).suites().isEmpty()) {
      reportFolders.add(
          GivenSettings.here(plan.getConfigurationParameters()::get).get(SmokeSettings.REPORT_DIR));
    }
  }

  /**
   * The session's plans are done.
   *
   * @throws WrongUsageException if the last one that held the suite did not run all of it or could
   *     not write its report, and no test failed; or if the suite was run by a Surefire that loses
   *     tests
   */
  @Override
  public void launcherSessionClosed(LauncherSession session) {
    refuse(surefire);
    for (Path folder : reportFolders) {
      Optional<String> unsaid = SmokeSession.unsaid(folder);
      if (unsaid.isPresent()) {
        throw new WrongUsageException(unsaid.get());
      }
    }
  }

  private void refuse(Optional<SurefireVersion> version) {
    if (!reportFolders.isEmpty() && version.filter(SurefireVersion::losesTests).isPresent()) {
      throw new WrongUsageException(
          "Surefire (or Failsafe) %s ran the smoke suite: expected %s or later, since earlier ones lose tests, failing ones too, and stay green. Set the version of maven-surefire-plugin in the pom to %s."
              .formatted(
                  version.get().value(),
                  SurefireVersion.LEAST.value(),
                  SurefireVersion.LEAST.value()));
    }
  }
}
