package io.harmonia.smoke.pointer;

/** What a Git LFS pointer counts as in the place of a file: {@code smoke.lfs-pointers}. */
public enum PointerPolicy {
  /** It stands for the size and digest that it states. */
  ACCEPT,
  /** It counts as nothing: the file itself must be there. */
  REJECT
}
