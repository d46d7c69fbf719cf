package io.harmonia.smoke.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.baseline.BaselineFinder;
import io.harmonia.smoke.baseline.BaselineSetting;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Finds the baseline of a repository, and the one document that is compared in it. */
public final class Baselines {
  public static final String FILE = "models/inventory.json";

  private Baselines() {}

  public static FoundBaseline find(Repository repository, String setting) {
    return find(repository, setting, Map.of());
  }

  public static FoundBaseline find(
      Repository repository, String setting, Map<String, String> environment) {
    return finder(repository.folder(), environment, false)
        .find(BaselineSetting.parse(setting, repository.folder()));
  }

  public static BaselineFinder finder(
      Path root, Map<String, String> environment, boolean required) {
    try {
      return new BaselineFinder(
          Workspace.open(root), List.of(new RelativePath(FILE)), environment, required);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String shown(FoundBaseline found) {
    assertThat(found).isInstanceOf(FoundBaseline.At.class);
    return ((FoundBaseline.At) found).shownAs();
  }

  public static String textOf(FoundBaseline found) {
    return read(found).value().orElseThrow();
  }

  public static ReadFile<String> read(FoundBaseline found) {
    assertThat(found).isInstanceOf(FoundBaseline.At.class);
    return ((FoundBaseline.At) found)
        .files()
        .read(
            new RelativePath(FILE),
            FILE,
            in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
  }

  public static FoundBaseline.Missing missing(FoundBaseline found) {
    assertThat(found).isInstanceOf(FoundBaseline.Missing.class);
    return (FoundBaseline.Missing) found;
  }
}
