package io.harmonia.smoke.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A workspace of a seed: manifests, checksum files, requirements and waivers depend on the seed of
 * what is stated, which files are there on that of the files.
 */
public final class RandomWorkspace {
  private static final List<String> KINDS =
      List.of("checksum-mismatch", "missing-artifact", "size-mismatch", "manifest-inconsistent");

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final Random stated;
  private final Random there;
  private final WorkspaceBuilder workspace;
  private final List<String> models = new ArrayList<>();
  private final List<String> datasets = new ArrayList<>();
  private final List<String> modelLines = new ArrayList<>();
  private final List<String> datasetLines = new ArrayList<>();
  private final List<String> waivers = new ArrayList<>();
  private final List<String> requirements = new ArrayList<>();

  private RandomWorkspace(Path root, long seed, long seedOfFiles) {
    this.workspace = WorkspaceBuilder.empty(root);
    this.stated = new Random(seed * SPREAD); // those of close seeds begin alike
    this.there = new Random(seedOfFiles * SPREAD);
  }

  /** Writes one into an empty folder. */
  public static WorkspaceBuilder in(Path root, long seed, long seedOfFiles) {
    return new RandomWorkspace(root, seed, seedOfFiles).make();
  }

  /** One in a new folder below another. */
  public static WorkspaceBuilder newIn(Path folder, long seed, long seedOfFiles) {
    try {
      return in(Files.createTempDirectory(folder, "ws"), seed, seedOfFiles);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WorkspaceBuilder make() {
    int entries = stated.nextInt(12);
    for (int i = 0; i < entries; i++) {
      entry(i, stated.nextBoolean());
    }
    oddLines();
    for (int i = stated.nextInt(4); i > 0; i--) {
      waiver(entries);
    }
    if (stated.nextInt(4) > 0) {
      workspace.models(models.toArray(String[]::new));
      workspace.datasets(datasets.toArray(String[]::new));
    }
    if (stated.nextInt(4) > 0) {
      workspace.combined(models, datasets, "{\"models_bytes\": 1}");
    }
    if (stated.nextInt(5) > 0) {
      workspace.checksums(WorkspaceBuilder.MODEL_SUMS, modelLines.toArray(String[]::new));
    }
    if (stated.nextInt(5) > 0) {
      workspace.checksums(WorkspaceBuilder.DATASET_SUMS, datasetLines.toArray(String[]::new));
    }
    if (!waivers.isEmpty()) {
      workspace.waivers(waivers.toArray(String[]::new));
    }
    if (!requirements.isEmpty()) {
      workspace.requirements(requirements.toArray(String[]::new));
    }
    return workspace;
  }

  private void entry(int i, boolean isModel) {
    String list = isModel ? "models" : "datasets";
    String path = list + "/acme/" + (stated.nextInt(8) == 0 ? "e" : "e" + i);
    boolean isFile = stated.nextInt(3) == 0;
    StringBuilder entry = new StringBuilder("{\"name\": \"acme/" + i + "\", \"path\": \"" + path);
    entry.append(isFile ? ".bin\"" : "\"");
    if (isFile) {
      entry.append(", ").append(file(path + ".bin", isModel ? modelLines : datasetLines));
    } else {
      List<String> files = new ArrayList<>();
      for (int f = stated.nextInt(4); f > 0; f--) {
        String name = "f" + f + ".bin";
        String said = file(path + "/" + name, isModel ? modelLines : datasetLines);
        files.add("{\"path\": \"" + name + "\", " + said + "}");
      }
      entry.append(", \"files\": [").append(String.join(", ", files)).append("]");
    }
    (isModel ? models : datasets).add(entry.append("}").toString());
    if (stated.nextInt(4) == 0) {
      requirements.add("\"acme/" + i + "\": \">=1.0.0\"");
    }
  }

  /** States a file, perhaps records it and perhaps puts it there. */
  private String file(String path, List<String> lines) {
    String content = "x".repeat(stated.nextInt(40)) + path;
    boolean recorded = stated.nextInt(3) > 0;
    boolean sized = stated.nextInt(4) > 0;
    boolean digested = stated.nextInt(3) > 0;
    int times = stated.nextInt(6) == 0 ? 2 : 1;
    boolean short_ = stated.nextInt(3) == 0;
    if (recorded) {
      String name = short_ ? path.substring(path.indexOf('/') + 1) : path;
      for (int i = 0; i < times; i++) {
        lines.add(WorkspaceBuilder.sha256(content) + "  " + name);
      }
    }
    switch (there.nextInt(5)) {
      case 0 -> workspace.file(path, "other");
      case 1 -> workspace.file(path, WorkspaceBuilder.pointerTo(content));
      case 2 -> workspace.file(path.substring(path.indexOf('/') + 1), content); // at the root
      case 3 -> workspace.file(path, content);
      default -> {}
    }
    return "\"x\": 1"
        + (sized ? ", \"size_bytes\": " + content.length() : "")
        + (digested ? ", \"sha256\": \"" + WorkspaceBuilder.sha256(content) + "\"" : "");
  }

  private void oddLines() {
    for (int i = stated.nextInt(3); i > 0; i--) {
      modelLines.add(
          switch (stated.nextInt(5)) {
            case 0 -> "no checksum";
            case 1 -> WorkspaceBuilder.OTHER_SHA + "  ../outside";
            case 2 -> WorkspaceBuilder.OTHER_SHA + "  acme\\e1\\f1.bin";
            case 3 -> WorkspaceBuilder.OTHER_SHA + "  acme/unclaimed" + i;
            default -> WorkspaceBuilder.OTHER_SHA + "  models/acme/e" + i + "/f1.bin";
          });
    }
  }

  private void waiver(int entries) {
    int entry = stated.nextInt(entries + 1);
    String target =
        switch (stated.nextInt(4)) {
          case 0 -> "\"entry\": \"acme/" + entry + "\"";
          case 1 -> "\"path\": \"models/acme/e" + entry + "/f1.bin\"";
          case 2 -> "\"path\": \"acme/e" + entry + "/f1.bin\"";
          default -> "\"id\": \"models/inventory.json › acme/" + entry + " › content\"";
        };
    String day = stated.nextBoolean() ? "2026-12-31" : "2026-01-01";
    waivers.add(
        "{%s, \"kind\": \"%s\", \"reason\": \"borne with\", \"expires\": \"%s\"}"
            .formatted(target, KINDS.get(stated.nextInt(KINDS.size())), day));
  }
}
