package io.harmonia.smoke.authoring;

import java.util.List;

/** Nothing is made. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Refusal> reasons;

  public RefusedException(Refusal reason) {
    this(List.of(reason));
  }

  private RefusedException(List<Refusal> reasons) {
    this.reasons = List.copyOf(reasons);
  }

  public List<Refusal> reasons() {
    return reasons;
  }

  /** Returns if there is no reason to refuse. */
  public static void throwIfAny(List<Refusal> reasons) throws RefusedException {
    if (!reasons.isEmpty()) {
      throw new RefusedException(reasons);
    }
  }
}
