package io.harmonia.smoke.allure;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import java.nio.file.Path;
import org.junit.platform.launcher.TestExecutionListener;

/** Allure's listener, for a folder. Loaded only where Allure results are asked for. */
public final class AllureListener {
  private AllureListener() {}

  public static TestExecutionListener to(Path folder) {
    AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(folder));
    Allure.setLifecycle(lifecycle);
    return new AllureJunitPlatform(lifecycle);
  }
}
