package io.harmonia.smoke.safetensors;

import io.harmonia.smoke.source.HeaderVerdict;
import java.util.Map;

/**
 * What the header of a file turned out to be.
 *
 * @param tensors by name, in the header's order; none where it could not be read
 * @param verdict what it shows of the file
 */
record Header(Map<String, Tensor> tensors, HeaderVerdict verdict) {

  static Header broken(HeaderVerdict.Fault fault) {
    return new Header(Map.of(), HeaderVerdict.of(fault));
  }
}
