package io.harmonia.smoke.safetensors;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.HeaderVerdict;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.StandIn;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the beginning of a file: eight bytes, a little-endian number N, and N bytes of JSON. After
 * {@code SafeTensors::read_metadata} of the reference implementation: the tensors fill what follows
 * without a hole, so that the length of the file is 8 + N + the end of the last one.
 */
final class HeaderReader {
  /** What the reference implementation takes. */
  static final long MOST_BYTES = 100_000_000;

  private static final String RESTORE = "Restore the artifact: this is no safetensors file.";

  private final Found.RegularFile file;
  private final RelativePath path;
  private final Location at;

  HeaderReader(Found.RegularFile file, RelativePath path) {
    this.file = file;
    this.path = path;
    this.at = Location.startOf(path.text());
  }

  /**
   * Reads it.
   *
   * @throws IOException if it cannot be read, or is larger than is read
   */
  Header read() throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.real()), 1 << 16)) {
      byte[] start = in.readNBytes(Long.BYTES);
      if (start.length < Long.BYTES) {
        return Header.broken(shorterThan("8 bytes, the length of its header,"));
      }
      long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (length < 0 || length > MOST_BYTES) {
        return Header.broken(
            noHeader(
                "expected a safetensors file, actual: its first 8 bytes are no length of a header,"
                    + " which would be "
                    + Long.toUnsignedString(length)
                    + " bytes and has at most "
                    + Quantity.grouped(MOST_BYTES)));
      }
      if (length > file.size() - Long.BYTES) {
        return Header.broken(
            shorterThan(Quantity.exactBytes(length + Long.BYTES) + ", where its header ends,"));
      }
      return checked(HeaderParser.parse(new Part(in, length)), length);
    } catch (MalformedHeaderException e) {
      return Header.broken(noHeader("its header is not valid: " + e.getMessage()));
    }
  }

  private HeaderVerdict.Fault shorterThan(String least) {
    return HeaderVerdict.Fault.tooShort(
        at, "expected at least " + least + " actual " + Quantity.exactBytes(file.size()));
  }

  private HeaderVerdict.Fault noHeader(String otherwise) {
    Optional<StandIn> instead = file.standInAs(path);
    return HeaderVerdict.Fault.ofContent(
        at,
        instead
            .map(is -> "expected a safetensors file, actual: it is " + is.what())
            .orElse(otherwise),
        instead.map(is -> is.remedy(path) + ".").orElse(RESTORE));
  }

  /** The same header, with what its tensors and the file's length show. */
  private Header checked(Header header, long length) {
    Optional<HeaderVerdict.Fault> fault = misplaced(header);
    if (fault.isEmpty()) {
      long end = header.tensors().values().stream().mapToLong(Tensor::end).max().orElse(0);
      fault = length(Long.BYTES + length, end);
    }
    return new Header(header.tensors(), new HeaderVerdict(fault, header.verdict().untold()));
  }

  private Optional<HeaderVerdict.Fault> misplaced(Header header) {
    List<Map.Entry<String, Tensor>> ordered =
        header.tensors().entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, Tensor> one) -> one.getValue().begin())
                    .thenComparingLong(one -> one.getValue().end()))
            .toList();
    long end = 0;
    for (Map.Entry<String, Tensor> tensor : ordered) {
      if (tensor.getValue().begin() != end) {
        return Optional.of(
            HeaderVerdict.Fault.ofContent(
                at,
                "its header says that the tensor "
                    + Printable.quoted(tensor.getKey())
                    + " begins at byte "
                    + tensor.getValue().begin()
                    + " of the data, expected byte "
                    + end
                    + ", where the one before it ends",
                "Restore the artifact, or write it anew with the safetensors library."));
      }
      end = tensor.getValue().end();
    }
    return Optional.empty();
  }

  private Optional<HeaderVerdict.Fault> length(long header, long data) {
    if (data == file.size() - header) {
      return Optional.empty();
    }
    String said =
        "expected "
            + (data > Long.MAX_VALUE - header
                ? "more bytes than any file has"
                : Quantity.exactBytes(header + data))
            + ", as its header says, actual "
            + Quantity.exactBytes(file.size());
    return Optional.of(
        data > file.size() - header
            ? HeaderVerdict.Fault.tooShort(at, said)
            : HeaderVerdict.Fault.tooLong(at, said));
  }

  /** So many bytes of a stream, which must have them. */
  private static final class Part extends InputStream {
    private final InputStream in;
    private long left;

    Part(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(bytes, from, (int) Math.min(most, left));
      if (read < 0) {
        throw new EOFException("it became shorter while it was read");
      }
      left -= read;
      return read;
    }
  }
}
