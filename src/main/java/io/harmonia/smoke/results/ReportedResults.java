package io.harmonia.smoke.results;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The results of a run as they were when its report was made, by file, line and name. They are read
 * from where the run keeps them, one by one, when they are asked for.
 */
public final class ReportedResults {
  private final ResultStore store;
  private final int[] order;
  private final Map<Kind, Long> kinds;
  private final long findings;
  private final long waivedFindings;
  private final long remarks;

  ReportedResults(ResultStore store) {
    this.store = store;
    this.order = store.inOrder();
    Tally tally = store.tally();
    this.kinds = tally.kinds();
    this.findings = tally.findings();
    this.waivedFindings = tally.waivedFindings();
    this.remarks = tally.remarks();
  }

  /** Number of results. */
  public int size() {
    return order.length;
  }

  /** The kinds that there are, with the number of results of each. */
  public Map<Kind, Long> kinds() {
    return Collections.unmodifiableMap(kinds);
  }

  /** Number of findings of what drifted or is unchecked. */
  public long findings() {
    return findings;
  }

  /** Number of findings that are waived. */
  public long waivedFindings() {
    return waivedFindings;
  }

  /** Number of remarks. */
  public long remarks() {
    return remarks;
  }

  /** Every result. */
  public Stream<ReportedResult> all() {
    return where(number -> true);
  }

  /** The results of some kinds; the others are not read. */
  public Stream<ReportedResult> of(Predicate<Kind> wanted) {
    return where(number -> store.is(number, wanted));
  }

  /** What drifted, then what is unchecked. */
  public Stream<ReportedResult> wrong() {
    return Stream.of(Verdict.DRIFTED, Verdict.UNCHECKED)
        .flatMap(verdict -> of(kind -> kind.verdict() == verdict));
  }

  /** The results that have remarks; the others are not read. */
  public Stream<ReportedResult> remarked() {
    return where(store::isRemarked);
  }

  private Stream<ReportedResult> where(IntPredicate wanted) {
    return Arrays.stream(order)
        .filter(wanted)
        .mapToObj(number -> JsonReport.read(KeptResult.line(store.bytes(number))));
  }

  /** Writes each as a line of its own, as the elements of a JSON array. */
  void writeTo(OutputStream out) throws IOException {
    for (int i = 0; i < order.length; i++) {
      out.write(i == 0 ? '\n' : ',');
      if (i > 0) {
        out.write('\n');
      }
      ByteBuffer line = KeptResult.line(store.bytes(order[i]));
      out.write(line.array(), line.arrayOffset() + line.position(), line.remaining());
    }
    if (order.length > 0) {
      out.write('\n');
    }
  }
}
