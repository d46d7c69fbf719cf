package io.harmonia.smoke.starting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A file that is written as it is, from the jar. */
public enum Template {
  /** The settings file; it sets nothing. */
  SETTINGS("smoke.properties", "inventory/smoke.properties"),
  /** A workflow of GitHub Actions. */
  GITHUB("github.yml", ".github/workflows/smoke.yml"),
  /** GitLab's pipeline. */
  GITLAB("gitlab.yml", ".gitlab-ci.yml"),
  /** A declarative pipeline of Jenkins. */
  JENKINS("Jenkinsfile", "Jenkinsfile"),
  /** The configuration of pre-commit. */
  PRE_COMMIT("pre-commit-config.yaml", ".pre-commit-config.yaml");

  private final String resource;
  private final String path;

  Template(String resource, String path) {
    this.resource = resource;
    this.path = path;
  }

  /** Where it belongs in a repository. */
  public String path() {
    return path;
  }

  /** Its content. */
  public byte[] bytes() {
    String name = "/io/harmonia/smoke/starting/" + resource;
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
