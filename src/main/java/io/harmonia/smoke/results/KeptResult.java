package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.Finding;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Waived;
import io.harmonia.smoke.text.Location;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a run keeps of a result: what it adds to the counts, and its line of the report.
 *
 * @param testId of the test
 * @param id name of the test
 * @param file that its subject stands in, or empty
 * @param line there, or 0
 * @param recorded whether it is of a recorded checksum
 * @param missing whether it found a file missing
 * @param mismatched whether it found another content or size
 * @param findings number of its findings
 * @param remarks number of its remarks
 * @param waivedUntil the last days of the waivers that waive its findings
 * @param verified prints of the artifacts whose content it verified
 * @param verifiedByPointer prints of the artifacts that it verified by their pointers
 * @param json its line of the report
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KeptResult(
    String testId,
    String id,
    String file,
    int line,
    Kind kind,
    boolean recorded,
    boolean missing,
    boolean mismatched,
    int findings,
    int remarks,
    List<LocalDate> waivedUntil,
    long[] verified,
    long[] verifiedByPointer,
    byte[] json) {
  static KeptResult of(String testId, Result result) {
    return new KeptResult(
        testId,
        result.id(),
        result.location().map(Location::file).orElse(""),
        result.location().map(Location::line).orElse(0),
        result.kind(),
        result.check().equals(CheckType.RECORDED_CHECKSUM.label()),
        has(result, kind -> kind == Kind.MISSING_ARTIFACT),
        has(result, KeptResult::isMismatch),
        result.findings().size(),
        result.remarks().size(),
        result.findings().stream()
            .flatMap(finding -> finding.waived().stream())
            .map(Waived::expires)
            .toList(),
        PathPrints.of(result.verified()),
        PathPrints.of(result.verifiedByPointer()),
        JsonReport.line(result));
  }

  private static boolean has(Result result, Predicate<Kind> wanted) {
    return result.findings().stream().map(Finding::kind).anyMatch(wanted);
  }

  private static boolean isMismatch(Kind kind) {
    return switch (kind) {
      case SIZE_MISMATCH, CHECKSUM_MISMATCH, POINTER_MISMATCH, EMPTY_FILE, LINE_ENDINGS_CHANGED ->
          true;
      default -> false;
    };
  }

  /** Everything, the line first. */
  byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + 256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, json);
      write(out, id.getBytes(StandardCharsets.UTF_8));
      write(out, testId.getBytes(StandardCharsets.UTF_8));
      write(out, file.getBytes(StandardCharsets.UTF_8));
      out.writeInt(line);
      write(out, kind.name().getBytes(StandardCharsets.UTF_8));
      out.writeInt((recorded ? 1 : 0) | (missing ? 2 : 0) | (mismatched ? 4 : 0));
      out.writeInt(findings);
      out.writeInt(remarks);
      out.writeInt(waivedUntil.size());
      for (LocalDate day : waivedUntil) {
        out.writeLong(day.toEpochDay());
      }
      write(out, verified);
      write(out, verifiedByPointer);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is never full in this way
    }
    return bytes.toByteArray();
  }

  static KeptResult decoded(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    byte[] json = bytes(in);
    String id = text(in);
    String testId = text(in);
    String file = text(in);
    int line = in.getInt();
    Kind kind = Kind.valueOf(text(in));
    int flags = in.getInt();
    int findings = in.getInt();
    int remarks = in.getInt();
    List<LocalDate> days = new ArrayList<>();
    for (int left = in.getInt(); left > 0; left--) {
      days.add(LocalDate.ofEpochDay(in.getLong()));
    }
    return new KeptResult(
        testId,
        id,
        file,
        line,
        kind,
        (flags & 1) != 0,
        (flags & 2) != 0,
        (flags & 4) != 0,
        findings,
        remarks,
        days,
        longs(in),
        longs(in),
        json);
  }

  /** The line alone. */
  static ByteBuffer line(byte[] encoded) {
    return ByteBuffer.wrap(encoded, Integer.BYTES, ByteBuffer.wrap(encoded).getInt());
  }

  /** The name alone. */
  static String id(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    in.position(Integer.BYTES + in.getInt(0));
    return text(in);
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void write(DataOutputStream out, long[] longs) throws IOException {
    out.writeInt(longs.length);
    for (long some : longs) {
      out.writeLong(some);
    }
  }

  private static byte[] bytes(ByteBuffer in) {
    byte[] bytes = new byte[in.getInt()];
    in.get(bytes);
    return bytes;
  }

  private static String text(ByteBuffer in) {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static long[] longs(ByteBuffer in) {
    long[] longs = new long[in.getInt()];
    for (int i = 0; i < longs.length; i++) {
      longs[i] = in.getLong();
    }
    return longs;
  }
}
