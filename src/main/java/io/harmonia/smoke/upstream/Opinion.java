package io.harmonia.smoke.upstream;

import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.text.Quantity;
import java.util.Optional;

/**
 * What comes of comparing a record with what a server states.
 *
 * @param by the recorded digest that the server states, where it does
 * @param expected what is recorded, where something else is stated
 * @param actual what is stated, or what else there is to say
 */
public record Opinion(Said said, Optional<Digest> by, String expected, String actual) {

  /** What is said of a URL. */
  public enum Said {
    MATCH,
    PRESENT,
    MOVED_ON,
    CHANGED,
    GONE,
    MOVED,
    PRIVATE,
    NOT_VISIBLE,
    UNREACHABLE,
    REFUSED
  }

  /** Whether what is stated does not contradict what is recorded. */
  public boolean agrees() {
    return said == Said.MATCH || said == Said.PRESENT;
  }

  /** Compares. */
  public static Opinion of(Expected expected, Observed observed, Course.Depth depth) {
    return switch (observed.standing()) {
      case THERE -> there(expected, observed, depth);
      case GONE ->
          new Opinion(
              observed.movedTo().isPresent() ? Said.MOVED : Said.GONE,
              Optional.empty(),
              "",
              observed.why());
      case PRIVATE -> only(Said.PRIVATE, observed.why());
      case NOT_VISIBLE -> only(Said.NOT_VISIBLE, observed.why());
      case REFUSED -> only(Said.REFUSED, observed.why());
      case ELSEWHERE, METHOD, BUSY, UNREACHABLE -> only(Said.UNREACHABLE, observed.why());
    };
  }

  private static Opinion only(Said said, String why) {
    return new Opinion(said, Optional.empty(), "", why);
  }

  private static Opinion there(Expected expected, Observed observed, Course.Depth depth) {
    Stated stated = observed.stated();
    if (expected.aim() == Expected.Aim.PAGE) {
      return only(Said.PRESENT, observed.why());
    }
    if (expected.aim() == Expected.Aim.EITHER) {
      return either(expected, observed, depth);
    }
    if (stated.page() && same(expected, stated).isEmpty()) {
      return only(Said.NOT_VISIBLE, "answered with a web page in the place of the file");
    }
    Said other = expected.movable() ? Said.MOVED_ON : Said.CHANGED;
    if (depth == Course.Depth.DIGEST) {
      for (Digest recorded : expected.digests()) {
        Optional<Digest> contradiction = contradiction(recorded, stated);
        if (contradiction.isPresent()) {
          return new Opinion(
              other, Optional.empty(), recorded.toString(), contradiction.get().hex());
        }
      }
    }
    Optional<Long> size = expected.size();
    if (size.isPresent() && stated.size().isPresent() && !stated.size().equals(size)) {
      return new Opinion(other, Optional.empty(), bytes(size.get()), bytes(stated.size().get()));
    }
    return depth == Course.Depth.DIGEST
        ? compared(expected, observed, other)
        : only(Said.PRESENT, observed.why());
  }

  /** A page or an archive has another digest than the file, and another file has as well. */
  private static Opinion either(Expected expected, Observed observed, Course.Depth depth) {
    Stated stated = observed.stated();
    Optional<Digest> same = same(expected, stated);
    if (depth == Course.Depth.DIGEST && same.isPresent()) {
      return new Opinion(Said.MATCH, same, "", "");
    }
    Optional<Digest> other =
        expected.digests().stream()
            .flatMap(recorded -> contradiction(recorded, stated).stream())
            .findFirst();
    return only(
        Said.PRESENT,
        other
            .map(it -> "states " + it + ", which is not recorded: of a page, or of another file")
            .orElse(observed.why()));
  }

  private static Opinion compared(Expected expected, Observed observed, Said other) {
    Stated stated = observed.stated();
    Optional<Digest> same = same(expected, stated);
    if (same.isPresent()) {
      return new Opinion(Said.MATCH, same, "", "");
    }
    Optional<String> blob = stated.blob().isPresent() ? expected.blob().get() : Optional.empty();
    if (blob.isEmpty()) {
      return only(Said.PRESENT, observed.why());
    }
    return blob.equals(stated.blob())
        ? new Opinion(Said.MATCH, expected.digests().stream().findFirst(), "", "")
        : new Opinion(
            other, Optional.empty(), "git's blob " + blob.get(), stated.blob().orElseThrow());
  }

  /** A recorded digest that is stated, a strong one if there is one. */
  private static Optional<Digest> same(Expected expected, Stated stated) {
    return expected.digests().stream()
        .filter(it -> stated.digests().contains(it) || stated.hints().contains(it))
        .max((one, two) -> Boolean.compare(one.algorithm().isStrong(), two.algorithm().isStrong()));
  }

  /** Another digest of the same algorithm, whatever else is stated. */
  private static Optional<Digest> contradiction(Digest recorded, Stated stated) {
    return stated.digests().stream()
        .filter(it -> it.algorithm() == recorded.algorithm() && !it.equals(recorded))
        .findFirst();
  }

  private static String bytes(long size) {
    return Quantity.exactBytes(size);
  }
}
