package io.harmonia.smoke.junit;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.settings.SmokeSettings;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * The smoke suite: a dynamic test of every manifest, entry and waiver, and a parameterized test of
 * every recorded checksum. Extend it, and it runs:
 *
 * <pre>{@code
 * public class RepositorySmokeTest extends ManifestSmokeSuite {}
 * }</pre>
 *
 * <p>Public, so that a Surefire that is too old for JUnit 5 finds {@link
 * #testsNeedANewerSurefire()} in it and fails, where it would see no test and be green.
 *
 * <p>The workspace is {@code smoke.root}, or else the nearest folder upward that holds a manifest
 * or a checksum file. Reports go to {@code target/smoke} (where there is no {@code pom.xml}, to
 * {@code .harmonia-smoke}), or to {@code smoke.report.dir}. {@link SmokeSettings} has every
 * setting.
 */
@API(status = API.Status.STABLE, since = "1.0.0")
@Tag("smoke")
@ExtendWith(SmokeExtension.class)
@Execution(ExecutionMode.CONCURRENT)
public abstract class ManifestSmokeSuite {

  /** For subclasses, which need no member of their own. */
  protected ManifestSmokeSuite() {}

  @TestFactory
  Stream<DynamicTest> manifests(SmokeRun run) {
    return run.manifests().map(check -> test(run, check));
  }

  @TestFactory
  Stream<DynamicTest> entries(SmokeRun run) {
    return run.entries().map(check -> test(run, check));
  }

  @DisplayName("recorded checksum")
  @ParameterizedTest(name = "{argumentSetName}", allowZeroInvocations = true)
  @ArgumentsSource(RecordedChecksumArguments.class)
  void recordedChecksums(Check check, SmokeRun run) throws Exception {
    run.make(check);
  }

  @TestFactory
  Stream<DynamicTest> upstream(SmokeRun run) {
    return run.upstream().map(check -> test(run, check));
  }

  @TestFactory
  Stream<DynamicTest> waivers(SmokeRun run) {
    return run.waivers().map(check -> test(run, check));
  }

  /**
   * No test of JUnit 5. A Surefire before 2.22 knows no JUnit Platform: the tests of a public class
   * are to it the methods whose names begin with “test”, as Maven's own default (2.12.4) has it.
   *
   * @throws AssertionError always: whoever calls this runs none of the suite's tests
   */
  @SuppressWarnings("DoNotCallSuggester") // of its annotation, old Surefires know nothing
  public final void testsNeedANewerSurefire() {
    throw new AssertionError(
        "This Surefire does not run JUnit 5, so nothing of the smoke suite was checked: expected %s or later. Set the version of maven-surefire-plugin in the pom to %s."
            .formatted(SurefireVersion.LEAST.value(), SurefireVersion.LEAST.value()));
  }

  private static DynamicTest test(SmokeRun run, Check check) {
    return DynamicTest.dynamicTest(check.id(), run.placeOf(check), () -> run.make(check));
  }
}
