package io.harmonia.smoke.gguf;

import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.HeaderVerdict;
import io.harmonia.smoke.source.UntoldException;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Quantity;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.StandIn;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Reads the header of a file in one pass, after docs/gguf.md (ggml-org/ggml) and {@code
 * gguf_init_from_reader} (ggml-org/llama.cpp): {@code GGUF}, a version, counts, metadata, infos of
 * tensors, and then, aligned, their data.
 */
final class GgufReader {
  private static final String MAGIC = "GGUF";
  private static final int NEWEST = 3;
  private static final String RESTORE = "Restore the artifact: this is no whole GGUF file.";

  private final Found.RegularFile file;
  private final RelativePath path;
  private final Location at;

  GgufReader(Found.RegularFile file, RelativePath path) {
    this.file = file;
    this.path = path;
    this.at = Location.startOf(path.text());
  }

  /**
   * Reads it.
   *
   * @throws IOException if it cannot be read, or is of a version that is not known
   */
  GgufHeader read() throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.real()), 1 << 16)) {
      return read(in);
    } catch (BrokenHeaderException e) {
      return GgufHeader.broken(
          e.endsEarly()
              ? HeaderVerdict.Fault.tooShort(at, e.sentence())
              : HeaderVerdict.Fault.ofContent(at, e.sentence(), RESTORE));
    }
  }

  private GgufHeader read(InputStream stream) throws IOException, BrokenHeaderException {
    GgufInput in = new GgufInput(stream, file.size());
    if (!MAGIC.equals(new String(in.bytes(4), StandardCharsets.ISO_8859_1))) {
      return GgufHeader.broken(noMagic());
    }
    long version = in.number();
    if ((version & 0xFFFF) == 0) { // 3 in big-endian order
      version = Integer.reverseBytes((int) version) & 0xFFFF_FFFFL;
      in.isBigEndian();
    }
    if (version == 0) {
      throw new BrokenHeaderException("its header is not valid: its version is 0", false);
    }
    if (version > NEWEST) {
      throw new UntoldException(
          "it is of the GGUF version " + version + ", and " + NEWEST + " is the newest known",
          "Use a newer Harmonia Smoke, or record a SHA-256 of the file.");
    }
    if (version == 1) {
      in.countsAreInts();
    }
    long tensors = in.count();
    long keys = in.count();
    requirePlace("tensors", tensors, 20);
    requirePlace("keys", keys, 9);
    GgufMetadata metadata = GgufMetadata.read(in, keys);
    TensorInfos infos = TensorInfos.read(in, tensors, metadata.alignment());
    Optional<HeaderVerdict.Fault> fault = length(infos).or(() -> misnamed(metadata));
    return new GgufHeader(
        infos.names(), metadata.split(), new HeaderVerdict(fault, infos.untold()));
  }

  /**
   * A count cannot be larger than the file has place for. One that is a little too large shows that
   * the file broke off, and where.
   */
  private void requirePlace(String what, long count, int bytes) throws BrokenHeaderException {
    if (count < 0 || (count > TensorInfos.MOST && count > file.size() / bytes)) {
      throw new BrokenHeaderException(
          "its header is not valid: it announces "
              + Long.toUnsignedString(count)
              + " "
              + what
              + ", more than "
              + Quantity.exactBytes(file.size())
              + " can describe",
          false);
    }
  }

  private HeaderVerdict.Fault noMagic() {
    Optional<StandIn> instead = file.standInAs(path);
    return HeaderVerdict.Fault.ofContent(
        at,
        "expected a GGUF file, actual: "
            + instead.map(is -> "it is " + is.what()).orElse("it does not begin with GGUF"),
        instead.map(is -> is.remedy(path) + ".").orElse(RESTORE));
  }

  private Optional<HeaderVerdict.Fault> length(TensorInfos infos) {
    String actual = ", as its header says, actual " + Quantity.exactBytes(file.size());
    if (file.size() < infos.end()) {
      return Optional.of(
          HeaderVerdict.Fault.tooShort(
              at,
              "expected "
                  + (infos.untold().isPresent() ? "at least " : "")
                  + Quantity.exactBytes(infos.end())
                  + actual
                  + infos
                      .last()
                      .map(name -> ": the tensor " + Printable.quoted(name) + " is cut off")
                      .orElse("")));
    }
    return infos.untold().isEmpty() && file.size() > infos.paddedEnd()
        ? Optional.of(
            HeaderVerdict.Fault.tooLong(
                at, "expected at most " + Quantity.exactBytes(infos.paddedEnd()) + actual))
        : Optional.empty();
  }

  /** Loaders find the other parts of a model by their names. */
  private Optional<HeaderVerdict.Fault> misnamed(GgufMetadata metadata) {
    Optional<GgufHeader.Split> split = metadata.split();
    Optional<SplitName> name = SplitName.of(path);
    if (split.isEmpty() || name.filter(is -> is.isOf(split.get())).isPresent()) {
      return Optional.empty();
    }
    String part = (split.get().number() + 1) + " of " + split.get().count();
    return Optional.of(
        HeaderVerdict.Fault.ofContent(
            at,
            "its header says that it is split "
                + part
                + ", expected the same of its name, actual "
                + Printable.quoted(path.name()),
            "Give it the name that llama-gguf-split gave it, as in NAME-00001-of-00002.gguf: loaders"
                + " find the other splits by it."));
  }
}
