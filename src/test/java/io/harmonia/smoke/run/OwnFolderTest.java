package io.harmonia.smoke.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.InProcess;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.SuiteRun;
import io.harmonia.smoke.kit.SuiteRunner;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.SmokeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where reports go that nobody placed, and the JUnit XML that a build can ask for. */
class OwnFolderTest {
  @TempDir Path folder;
  @TempDir Path reports;

  @Test
  void isTargetWhereThereIsAPomAndElseOneThatIgnoresItself() throws IOException {
    GivenSettings settings = new GivenSettings(name -> Optional.empty(), folder);

    assertThat(settings.get(SmokeSettings.REPORT_DIR)).isEqualTo(folder.resolve(".harmonia-smoke"));
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    assertThat(settings.get(SmokeSettings.REPORT_DIR)).isEqualTo(folder.resolve("target/smoke"));
  }

  @Test
  void gitDoesNotSeeIt() throws IOException {
    Repository repository = Repository.in(folder);
    WorkspaceBuilder.valid(folder);
    repository.commit();
    Path own = folder.resolve(".harmonia-smoke");

    InProcess check =
        InProcess.run("check", "--root", folder.toString(), "--report-dir", own.toString());
    InProcess again =
        InProcess.run("check", "--root", folder.toString(), "--report-dir", own.toString());

    assertThat(check.exit()).as(check.out()).isZero();
    assertThat(again.exit()).as(again.out()).isZero();
    assertThat(own.resolve("smoke-report.json")).isRegularFile();
    assertThat(repository.git("status", "--short", "--untracked-files=all")).isEmpty();
  }

  @Test
  void anotherFolderGetsNoGitignore() throws IOException {
    WorkspaceBuilder.valid(folder);

    InProcess.run("check", "--root", folder.toString(), "--report-dir", reports.toString());

    assertThat(reports.resolve("smoke-report.json")).isRegularFile();
    assertThat(reports.resolve(".gitignore")).doesNotExist();
  }

  @Test
  void theSuiteInABuildWritesTheJarsXmlWhereThatIsAskedFor() throws IOException {
    WorkspaceBuilder.valid(folder).file(WorkspaceBuilder.SINGLE, "other!!");
    Path xml = reports.resolve("xml/smoke.xml");

    SuiteRun run =
        SuiteRunner.over(folder, reports).with(SmokeSettings.JUNIT_XML, xml.toString()).run();

    assertThat(run.outcome()).isEqualTo("drift");
    assertThat(Files.readString(xml))
        .contains("<testsuite name=\"Harmonia Smoke\"", "failures=\"1\"", "line=\"2\"")
        .contains("\nat models(checksums.sha256:2)</failure>");
  }

  @Test
  void whereTheXmlCannotBeWrittenTheSuiteIsRed() throws IOException {
    WorkspaceBuilder.valid(folder);
    Path xml = Files.writeString(reports.resolve("other.xml"), "somebody else's");

    SuiteRun run =
        SuiteRunner.over(folder, reports).with(SmokeSettings.JUNIT_XML, xml.toString()).run();

    assertThat(run.junit().getTotalFailureCount()).isPositive();
    assertThat(Files.readString(xml)).isEqualTo("somebody else's");
  }
}
