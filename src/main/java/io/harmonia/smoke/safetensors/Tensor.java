package io.harmonia.smoke.safetensors;

/**
 * What a header says of a tensor.
 *
 * @param begin its first byte, counted from the end of the header
 * @param end the byte after its last one
 * @param isBool whether its elements are truth values, which some indexes count as bits
 */
record Tensor(long begin, long end, boolean isBool) {

  long bytes() {
    return end - begin;
  }
}
