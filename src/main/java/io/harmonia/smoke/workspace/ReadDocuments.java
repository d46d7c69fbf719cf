package io.harmonia.smoke.workspace;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the documents of a workspace were when they were read: the SHA-256 of the bytes that were
 * parsed, or why there are none. Two workspaces whose documents were the same are the same to every
 * check, but for the artifacts that are there.
 */
public final class ReadDocuments {
  private final SortedMap<String, String> states = new TreeMap<>();

  /** Keeps what a document was. */
  public synchronized void saw(String shownAs, String state) {
    states.put(shownAs, state);
  }

  /** What each document was, by its path as messages show it. */
  public synchronized SortedMap<String, String> states() {
    return new TreeMap<>(states);
  }
}
