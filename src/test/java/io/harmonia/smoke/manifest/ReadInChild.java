package io.harmonia.smoke.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.harmonia.smoke.path.PathRules;
import io.harmonia.smoke.workspace.Place;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the models manifest of a workspace and prints what it finds, in UTF-8. */
final class ReadInChild {
  private ReadInChild() {}

  public static void main(String[] arguments) throws IOException {
    Workspace workspace = Workspace.open(Path.of(URI.create(arguments[0])));
    Place place = Place.usual(workspace, "models/inventory.json");

    ReadFile<Manifest> read =
        new ManifestReader(
                workspace,
                new PathRules(Optional.empty(), workspace.root()),
                ManifestReader.Keep.ENTRIES)
            .read(ManifestKind.MODELS, place)
            .read();

    PrintStream out = new PrintStream(System.out, true, UTF_8);
    out.print(describe(read, workspace));
    out.flush();
  }

  private static String describe(ReadFile<Manifest> read, Workspace workspace) {
    if (read instanceof ReadFile.Unreadable<Manifest> unreadable) {
      return "Unreadable: " + unreadable.reason();
    }
    StringBuilder text = new StringBuilder(read.getClass().getSimpleName()).append(": ");
    read.value().stream()
        .flatMap(manifest -> manifest.entries(ListName.MODELS).stream())
        .forEach(
            entry -> {
              text.append(entry.label()).append(' ');
              entry.safePath().ifPresent(path -> text.append(path).append(' '));
              entry
                  .safePath()
                  .filter(path -> Files.exists(workspace.locate(path)))
                  .ifPresent(path -> text.append("there "));
            });
    return text.toString();
  }
}
