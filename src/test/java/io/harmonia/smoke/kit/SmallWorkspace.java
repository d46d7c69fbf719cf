package io.harmonia.smoke.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A generated workspace in which everything is recorded and everything holds. */
public final class SmallWorkspace {
  /**
   * The checks of an unchanged one: 2 and 4 of its manifests, 3 of its entry, 2 recorded, and the
   * baseline.
   */
  public static final int CHECKS = 12;

  /** A recorded file of an unchanged one. */
  public static final String WEIGHTS = "models/acme/tiny/weights.bin";

  /** The other. */
  public static final String CONFIG = "models/acme/tiny/config.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;

  private SmallWorkspace(Path root) {
    this.root = root;
  }

  /** One directory entry of two files, both recorded. */
  public static SmallWorkspace in(Path root) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("weights.bin", "0123456789abcdef");
    files.put("config.json", "{\"layers\": 1}");
    return in(root, "acme/tiny", files);
  }

  /** One directory entry of that name, with files of that content, all recorded. */
  public static SmallWorkspace in(Path root, String entryName, Map<String, String> files) {
    SmallWorkspace workspace = new SmallWorkspace(root);
    ObjectNode entry = JSON.createObjectNode();
    ArrayNode listed = JSON.createArrayNode();
    StringBuilder recorded = new StringBuilder();
    long bytes = 0;
    for (Map.Entry<String, String> file : files.entrySet()) {
      byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
      String path = "models/acme/tiny/" + file.getKey();
      workspace.write(path, content);
      recorded.append(sha256(content)).append("  ").append(path).append('\n');
      listed
          .addObject()
          .put("path", file.getKey())
          .put("size_bytes", content.length)
          .put("sha256", sha256(content));
      bytes += content.length;
    }
    entry.put("name", entryName).put("version", "1.0.0").put("path", "models/acme/tiny");
    entry.put("size_bytes", bytes).put("files_count", files.size());
    entry.set("files", listed);

    ObjectNode models = JSON.createObjectNode();
    models.putArray("models").add(entry);
    workspace.write("models/inventory.json", models);
    ObjectNode combined = models.deepCopy();
    combined.putArray("datasets");
    combined
        .putObject("totals")
        .put("models_bytes", bytes)
        .put("models_files", files.size())
        .put("datasets_bytes", 0)
        .put("datasets_files", 0);
    workspace.write("inventory/combined_inventory.json", combined);
    workspace.write(
        "models/checksums.sha256", recorded.toString().getBytes(StandardCharsets.UTF_8));
    return workspace;
  }

  /** An existing workspace, to be changed. */
  public static SmallWorkspace at(Path root) {
    return new SmallWorkspace(root);
  }

  public Path root() {
    return root;
  }

  /** Changes the first byte of a file. */
  public SmallWorkspace flipAByteOf(String path) {
    try {
      byte[] content = Files.readAllBytes(root.resolve(path));
      content[0] ^= 1;
      return write(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SmallWorkspace delete(String path) {
    try {
      Files.delete(root.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Changes a manifest. */
  public SmallWorkspace edit(String manifest, Consumer<ObjectNode> change) {
    try {
      JsonNode read = JSON.readTree(root.resolve(manifest).toFile());
      change.accept((ObjectNode) read);
      return write(manifest, read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SmallWorkspace write(String path, byte[] content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SmallWorkspace write(String path, JsonNode json) {
    return write(path, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
  }

  /** The digest as sha256sum writes it. */
  public static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
