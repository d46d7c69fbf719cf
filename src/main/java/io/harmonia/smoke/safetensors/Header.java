package io.harmonia.smoke.safetensors;

import io.harmonia.smoke.source.Structure;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Problem;
import java.util.Map;
import java.util.Optional;

/**
 * What the header of a file turned out to be.
 *
 * @param tensors by name, in the header's order; none where it could not be read
 * @param fault what is wrong with the file, if anything
 * @param untold why nobody can tell whether the rest of it is right, if that is so
 */
record Header(Map<String, Tensor> tensors, Optional<Fault> fault, Optional<String> untold) {

  /** What is wrong with a file. */
  record Fault(Structure.About about, Problem problem) {
    /** Its length is not what the header says. */
    static Fault ofLength(Location at, String message, String remedy) {
      return new Fault(Structure.About.LENGTH, new Problem(at, message, remedy));
    }

    /** Its header is none, or says what cannot be. */
    static Fault ofContent(Location at, String message, String remedy) {
      return new Fault(Structure.About.CONTENT, new Problem(at, message, remedy));
    }
  }

  static Header broken(Fault fault) {
    return new Header(Map.of(), Optional.of(fault), Optional.empty());
  }

  /** Whether what it says of its tensors can be relied on. */
  boolean isSound() {
    return fault.isEmpty() && untold.isEmpty();
  }
}
