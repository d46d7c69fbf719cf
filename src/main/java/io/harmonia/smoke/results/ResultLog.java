package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The results of a run as they were when its report was made, by file, line and name. They are read
 * from where the run keeps them, one by one, when they are asked for.
 */
public final class ResultLog {
  private final ResultStore store;
  private final int[] order;

  ResultLog(ResultStore store) {
    this.store = store;
    this.order = store.inOrder();
  }

  /** Number of results. */
  public int size() {
    return order.length;
  }

  /** Every result. */
  public Stream<Result> all() {
    return where(number -> true);
  }

  /** The results of some kinds; the others are not read. */
  public Stream<Result> of(Predicate<Kind> wanted) {
    return where(number -> store.is(number, wanted));
  }

  /** What drifted, then what is unchecked. */
  public Stream<Result> wrong() {
    return Stream.of(Verdict.DRIFTED, Verdict.UNCHECKED)
        .flatMap(verdict -> of(kind -> kind.verdict() == verdict));
  }

  /** The results that have remarks; the others are not read. */
  public Stream<Result> remarked() {
    return where(store::isRemarked);
  }

  private Stream<Result> where(IntPredicate wanted) {
    return Arrays.stream(order).filter(wanted).mapToObj(store::result);
  }

  /** Writes each as a line of its own, as the elements of a JSON array. */
  void writeTo(OutputStream out) throws IOException {
    for (int i = 0; i < order.length; i++) {
      out.write(i == 0 ? '\n' : ',');
      if (i > 0) {
        out.write('\n');
      }
      out.write(store.line(order[i]));
    }
    if (order.length > 0) {
      out.write('\n');
    }
  }
}
