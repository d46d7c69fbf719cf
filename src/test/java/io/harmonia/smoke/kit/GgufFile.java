package io.harmonia.smoke.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of small GGUF files, part by part.
 *
 * <pre>{@code
 * new GgufFile(3).text("general.architecture", "llama").tensor("a", 0, 0, 8).bytes(32)
 * }</pre>
 */
public final class GgufFile {
  private final int version;
  private final ByteOrder order;
  private final ByteArrayOutputStream keys = new ByteArrayOutputStream();
  private final ByteArrayOutputStream infos = new ByteArrayOutputStream();
  private long keyCount;
  private long tensorCount;
  private int alignment = 32;

  /** One in little-endian order. */
  public GgufFile(int version) {
    this(version, ByteOrder.LITTLE_ENDIAN);
  }

  public GgufFile(int version, ByteOrder order) {
    this.version = version;
    this.order = order;
  }

  public GgufFile text(String key, String value) {
    key(key, 8);
    keys.writeBytes(text(value));
    return this;
  }

  /** A value of a type, in so many bytes. */
  public GgufFile integer(String key, int type, int bytes, long value) {
    key(key, type);
    keys.writeBytes(number(bytes, value));
    if (key.equals("general.alignment")) {
      alignment = (int) value;
    }
    return this;
  }

  /** The keys of a part of a model. */
  public GgufFile split(int number, int count, int tensors) {
    return integer("split.no", 2, 2, number)
        .integer("split.count", 2, 2, count)
        .integer("split.tensors.count", 5, 4, tensors);
  }

  public GgufFile texts(String key, String... values) {
    key(key, 9);
    keys.writeBytes(number(4, 8));
    keys.writeBytes(count(values.length));
    for (String value : values) {
      keys.writeBytes(text(value));
    }
    return this;
  }

  /** A list in a list in a list. */
  public GgufFile nested(String key, int depth) {
    key(key, 9);
    for (int i = 1; i < depth; i++) {
      keys.writeBytes(number(4, 9));
      keys.writeBytes(count(1));
    }
    keys.writeBytes(number(4, 0));
    keys.writeBytes(count(3));
    keys.writeBytes(new byte[3]);
    return this;
  }

  public GgufFile key(String key, int type) {
    keyCount++;
    keys.writeBytes(text(key));
    keys.writeBytes(number(4, type));
    return this;
  }

  public GgufFile tensor(String name, int type, long offset, long... dimensions) {
    tensorCount++;
    infos.writeBytes(text(name));
    infos.writeBytes(number(4, dimensions.length));
    for (long dimension : dimensions) {
      infos.writeBytes(count(dimension));
    }
    infos.writeBytes(number(4, type));
    infos.writeBytes(number(8, offset));
    return this;
  }

  /** Announces other counts than there are. */
  public GgufFile counts(long tensors, long ofKeys) {
    tensorCount = tensors;
    keyCount = ofKeys;
    return this;
  }

  /** The file, with so many bytes of data after its aligned header. */
  public byte[] bytes(int data) {
    byte[] header = header();
    int padded = (header.length + alignment - 1) / alignment * alignment;
    byte[] file = new byte[padded + data];
    System.arraycopy(header, 0, file, 0, header.length);
    return file;
  }

  /** The file up to its infos. */
  public byte[] header() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(number(4, version));
    file.writeBytes(count(tensorCount));
    file.writeBytes(count(keyCount));
    file.writeBytes(keys.toByteArray());
    file.writeBytes(infos.toByteArray());
    return file.toByteArray();
  }

  private byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(count(bytes.length));
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  private byte[] count(long count) {
    return number(version == 1 ? 4 : 8, count);
  }

  private byte[] number(int bytes, long value) {
    byte[] all = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    byte[] number = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      number[order == ByteOrder.LITTLE_ENDIAN ? i : bytes - 1 - i] = all[i];
    }
    return number;
  }
}
