package io.harmonia.smoke.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import picocli.CommandLine.IVersionProvider;

/** The version and commit that the jar's manifest states. */
final class VersionProvider implements IVersionProvider {
  private static final String COMMIT = "Harmonia-Commit";

  @Override
  public String[] getVersion() {
    Attributes attributes = attributes().orElseGet(Attributes::new);
    String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    String commit = attributes.getValue(COMMIT);
    return new String[] {
      "harmonia-smoke "
          + (version == null ? "(not from a jar)" : version)
          + (commit == null || commit.startsWith("$") ? "" : " (commit " + commit + ")"),
      "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
    };
  }

  /** Of the jar that this class is from, if it is from one. */
  private static Optional<Attributes> attributes() {
    String name = "/" + VersionProvider.class.getName().replace('.', '/') + ".class";
    URL at = VersionProvider.class.getResource(name);
    if (at == null || !at.toString().startsWith("jar:")) {
      return Optional.empty();
    }
    String jar = at.toString().substring(0, at.toString().indexOf("!/") + 2);
    try (InputStream in = new URL(jar + "META-INF/MANIFEST.MF").openStream()) {
      return Optional.of(new Manifest(in).getMainAttributes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
