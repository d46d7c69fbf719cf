package io.harmonia.smoke.history;

/** What tells that two entries of different states are the same one. The surest comes first. */
public enum MatchedBy {
  /** The same list and name. */
  NAME,
  /** The same name, in the other list. */
  NAME_IN_OTHER_LIST,
  /** The same path. */
  PATH,
  /** A name or path that differs only in what nobody sees or a file system may ignore. */
  LOOKALIKE,
  /** The same content. */
  CONTENT,
  /** One is a part of the other: their paths lie one below the other. */
  PART
}
