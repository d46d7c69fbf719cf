package io.harmonia.smoke.gguf;

import io.harmonia.smoke.source.UntoldException;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the tensors of a file lie, and so where it ends. */
final class TensorInfos {
  /** Models have some thousands. */
  static final int MOST = 1_000_000;

  private static final int MOST_DIMENSIONS = 4;

  private final long alignment;
  private final Set<String> names = new LinkedHashSet<>();
  private final List<Extent> extents = new ArrayList<>();
  private Optional<UntoldException> untold = Optional.empty();
  private Optional<String> last = Optional.empty();
  private long end;
  private long paddedEnd;

  /** From where to where a tensor's data go, counted from where all data begin. */
  private record Extent(String name, long begin, long end) {}

  private TensorInfos(long alignment) {
    this.alignment = alignment;
  }

  /** Reads so many infos, after which the data begin. */
  static TensorInfos read(GgufInput in, long count, long alignment)
      throws IOException, BrokenHeaderException {
    if (count > MOST) {
      throw new UntoldException(
          "its header has more than " + Quantity.grouped(MOST) + " tensors",
          "Restore the artifact, or record a SHA-256 of it, which needs no header.");
    }
    TensorInfos infos = new TensorInfos(alignment);
    for (long i = 0; i < count; i++) {
      infos.readOne(in);
    }
    infos.findEnd(in.position());
    return infos;
  }

  private static BrokenHeaderException broken(String message) {
    return new BrokenHeaderException("its header is not valid: " + message, false);
  }

  private void readOne(GgufInput in) throws IOException, BrokenHeaderException {
    String name = in.name("a tensor");
    String what = "the tensor " + Printable.quoted(name);
    if (!names.add(name)) {
      throw broken(what + " stands twice");
    }
    long dimensions = in.number();
    if (dimensions > MOST_DIMENSIONS) {
      throw broken(what + " has " + dimensions + " dimensions, expected at most 4");
    }
    long first = 1;
    long elements = 1;
    for (int i = 0; i < dimensions; i++) {
      long size = in.count();
      first = i == 0 ? size : first;
      if (size < 0 || (size > 0 && elements > Long.MAX_VALUE / size)) {
        throw broken(what + " has more elements than any file holds");
      }
      elements *= size;
    }
    long type = in.number();
    long offset = in.large();
    if (offset < 0 || offset % alignment != 0) {
      throw broken(
          what
              + " begins at byte "
              + Long.toUnsignedString(offset)
              + " of the data, expected a multiple of the alignment "
              + alignment);
    }
    Optional<GgmlType> known = GgmlType.of(type);
    if (known.isPresent()) {
      long size = sizeOf(what, known.get(), first, elements);
      extents.add(new Extent(name, offset, end(what, offset, size)));
    } else {
      tellNothing(what, type);
    }
  }

  private void tellNothing(String what, long type) {
    if (untold.isEmpty()) {
      untold =
          Optional.of(
              new UntoldException(
                  "the type "
                      + type
                      + " of "
                      + what
                      + " is not known, so nobody can tell how many"
                      + " bytes it takes",
                  "Use a newer Harmonia Smoke that knows it, or record a SHA-256 of the file."));
    }
  }

  private static long sizeOf(String what, GgmlType type, long first, long elements)
      throws BrokenHeaderException {
    if (first % type.elements() != 0) {
      throw broken(
          what
              + " has rows of "
              + first
              + " elements, expected a multiple of "
              + type.elements()
              + ", since it is "
              + type.name());
    }
    if (elements / type.elements() > Long.MAX_VALUE / type.bytes()) {
      throw broken(what + " has more bytes than any file holds");
    }
    return elements / type.elements() * type.bytes();
  }

  private static long end(String what, long offset, long size) throws BrokenHeaderException {
    if (size > Long.MAX_VALUE / 2 - offset) {
      throw broken(what + " ends after what any file holds");
    }
    return offset + size;
  }

  private void findEnd(long infos) throws BrokenHeaderException {
    long begin = names.isEmpty() ? infos : padded(infos);
    end = begin;
    paddedEnd = padded(begin);
    extents.sort(Comparator.comparingLong(Extent::begin).thenComparingLong(Extent::end));
    long before = 0;
    for (Extent tensor : extents) {
      if (tensor.begin() < before && tensor.end() > tensor.begin()) {
        throw broken(
            "the tensor "
                + Printable.quoted(tensor.name())
                + " begins at byte "
                + tensor.begin()
                + " of the data, expected byte "
                + before
                + " or later, where another one ends");
      }
      before = Math.max(before, tensor.end());
      if (begin + tensor.end() > end) {
        end = begin + tensor.end();
        last = Optional.of(tensor.name());
      }
      paddedEnd = Math.max(paddedEnd, begin + padded(tensor.end()));
    }
  }

  private long padded(long bytes) {
    return (bytes + alignment - 1) / alignment * alignment;
  }

  /** All of them. */
  List<String> names() {
    return List.copyOf(names);
  }

  /** The tensor that ends last, if any has data. */
  Optional<String> last() {
    return last;
  }

  /** Bytes that the file must have; padding after the last tensor is optional. */
  long end() {
    return end;
  }

  /** Bytes that it may have. */
  long paddedEnd() {
    return paddedEnd;
  }

  /** Why nobody can tell where one of them ends, if that is so. */
  Optional<UntoldException> untold() {
    return untold;
  }
}
