package io.harmonia.smoke.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** The version and commit that the manifest of the jar states which these classes are from. */
public final class ToolVersion {
  private static final String COMMIT = "Harmonia-Commit";
  private static final String CURRENT = read();

  private ToolVersion() {}

  /** For example {@code 0.1.0 (commit 0a1b2c3)}, or {@code (not from a jar)}. */
  public static String current() {
    return CURRENT;
  }

  private static String read() {
    Attributes attributes = attributes().orElseGet(Attributes::new);
    String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    String commit = attributes.getValue(COMMIT);
    return (version == null ? "(not from a jar)" : version)
        + (commit == null || commit.startsWith("$") ? "" : " (commit " + commit + ")");
  }

  private static Optional<Attributes> attributes() {
    String name = "/" + ToolVersion.class.getName().replace('.', '/') + ".class";
    URL at = ToolVersion.class.getResource(name);
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
