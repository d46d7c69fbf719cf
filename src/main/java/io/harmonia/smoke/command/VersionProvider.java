package io.harmonia.smoke.command;

import io.harmonia.smoke.text.ToolVersion;
import picocli.CommandLine.IVersionProvider;

/** The version and commit that the jar's manifest states. */
public final class VersionProvider implements IVersionProvider {

  /** For picocli, which makes one. */
  public VersionProvider() {}

  @Override
  public String[] getVersion() {
    return new String[] {
      "harmonia-smoke " + ToolVersion.current(),
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
    };
  }
}
