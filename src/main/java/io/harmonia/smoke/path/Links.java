package io.harmonia.smoke.path;

/** Which symbolic links to artifacts are followed: {@code smoke.links}. */
public enum Links {
  /** Those that stay in the workspace: a change to the repository cannot have others read. */
  INSIDE,
  /** All of them, for hub caches that lie elsewhere. What they lead to is hashed all the same. */
  ANYWHERE
}
