package io.harmonia.smoke.safetensors;

import java.util.Arrays;
import java.util.Optional;

/** Types of elements and their bits, after {@code Dtype::bitsize} of safetensors 0.6. */
enum Dtype {
  F4(4),
  F6_E2M3(6),
  F6_E3M2(6),
  BOOL(8),
  U8(8),
  I8(8),
  F8_E5M2(8),
  F8_E4M3(8),
  F8_E8M0(8),
  I16(16),
  U16(16),
  F16(16),
  BF16(16),
  I32(32),
  U32(32),
  F32(32),
  F64(64),
  I64(64),
  U64(64),
  C64(64);

  private final int bits;

  Dtype(int bits) {
    this.bits = bits;
  }

  /** The one of that name; safetensors gets new ones now and then. */
  static Optional<Dtype> named(String name) {
    return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
  }

  /** Bits of one element. */
  int bits() {
    return bits;
  }
}
