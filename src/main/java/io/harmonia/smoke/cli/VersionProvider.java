package io.harmonia.smoke.cli;

import io.harmonia.smoke.results.ToolVersion;
import picocli.CommandLine.IVersionProvider;

/** The version and commit that the jar's manifest states. */
final class VersionProvider implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "harmonia-smoke " + ToolVersion.current(),
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
    };
  }
}
