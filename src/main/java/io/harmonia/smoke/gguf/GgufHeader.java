package io.harmonia.smoke.gguf;

import io.harmonia.smoke.source.HeaderVerdict;
import java.util.List;
import java.util.Optional;

/**
 * What the header of a file turned out to be.
 *
 * @param tensors their names
 * @param split which part of a model the file is, if it is one
 * @param verdict what the header shows of the file
 */
record GgufHeader(List<String> tensors, Optional<Split> split, HeaderVerdict verdict) {

  /**
   * Which part of a model a file is, as {@code llama-gguf-split} writes it.
   *
   * @param number counted from 0
   * @param count of the parts
   * @param tensors of all parts together, or less than 0 where that is not stated
   */
  record Split(long number, long count, long tensors) {}

  static GgufHeader broken(HeaderVerdict.Fault fault) {
    return new GgufHeader(List.of(), Optional.empty(), HeaderVerdict.of(fault));
  }
}
