package io.harmonia.smoke.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of small safetensors files. */
public final class TensorFile {
  private TensorFile() {}

  /** A file of a header and so many bytes of data. */
  public static byte[] of(String header, int data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(length(json.length));
    file.writeBytes(json);
    file.writeBytes(new byte[data]);
    return file.toByteArray();
  }

  /** A file of tensors that are eight bytes each, one after the other. */
  public static byte[] of(String... tensors) {
    StringBuilder header = new StringBuilder("{\"__metadata__\": {\"format\": \"pt\"}");
    for (int i = 0; i < tensors.length; i++) {
      header.append(", ").append(tensor(tensors[i], "F32", "2", 8L * i, 8L * i + 8));
    }
    return of(header.append("}").toString(), 8 * tensors.length);
  }

  /** What a header says of a tensor. */
  public static String tensor(String name, String dtype, String shape, long begin, long end) {
    return "\"%s\": {\"dtype\": \"%s\", \"shape\": [%s], \"data_offsets\": [%d, %d]}"
        .formatted(name, dtype, shape, begin, end);
  }

  /** The eight bytes before a header. */
  public static byte[] length(long bytes) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bytes).array();
  }

  /** The first bytes of a file. */
  public static byte[] cut(byte[] file, int bytes) {
    return Arrays.copyOf(file, bytes);
  }
}
