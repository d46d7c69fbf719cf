package io.harmonia.smoke.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.harmonia.smoke.bounds.Limit;
import io.harmonia.smoke.bounds.Limits;
import org.jspecify.annotations.Nullable;

/** The limits of a run as Jackson asks for them, which otherwise tells only in prose what broke. */
final class JsonLimits extends StreamReadConstraints {
  private static final long serialVersionUID = 1L;

  private final transient Limits limits;

  JsonLimits(Limits limits) {
    super(
        (int) limits.of(Limit.DEPTH),
        -1,
        (int) limits.of(Limit.NUMBER_LENGTH),
        (int) limits.of(Limit.TEXT_LENGTH),
        (int) limits.of(Limit.KEY_LENGTH),
        -1);
    this.limits = limits;
  }

  @Override
  public void validateNestingDepth(int depth) throws StreamConstraintsException {
    require(Limit.DEPTH, depth);
  }

  @Override
  public void validateFPLength(int length) throws StreamConstraintsException {
    require(Limit.NUMBER_LENGTH, length);
  }

  @Override
  public void validateIntegerLength(int length) throws StreamConstraintsException {
    require(Limit.NUMBER_LENGTH, length);
  }

  @Override
  public void validateStringLength(int length) throws StreamConstraintsException {
    require(Limit.TEXT_LENGTH, length);
  }

  @Override
  public void validateNameLength(int length) throws StreamConstraintsException {
    require(Limit.KEY_LENGTH, length);
  }

  @Override
  public void validateBigIntegerScale(int scale) throws StreamConstraintsException {
    require(Limit.NUMBER_LENGTH, Math.abs((long) scale));
  }

  private void require(Limit limit, long value) throws ExceededException {
    if (value > limits.of(limit)) {
      throw new ExceededException(limit, null);
    }
  }

  /** A document exceeds a limit. */
  static final class ExceededException extends StreamConstraintsException {
    private static final long serialVersionUID = 1L;

    private final Limit limit;

    ExceededException(Limit limit, @Nullable JsonLocation at) {
      super(limit.setting(), at);
      this.limit = limit;
    }

    Limit limit() {
      return limit;
    }
  }
}
