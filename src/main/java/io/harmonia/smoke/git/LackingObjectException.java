package io.harmonia.smoke.git;

import java.io.IOException;

/** The repository has not an object that it names: it is partial, or damaged. */
final class LackingObjectException extends IOException {
  private static final long serialVersionUID = 1;

  private final String object;

  LackingObjectException(String object) {
    super("its repository lacks the object " + object);
    this.object = object;
  }

  /** The object's name. */
  String object() {
    return object;
  }
}
