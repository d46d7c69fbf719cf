package io.harmonia.smoke.git;

import io.harmonia.smoke.text.ShellWord;

/**
 * A path in a state of a repository.
 *
 * @param path from the repository's top; empty for the top itself
 * @param top the repository's top as commands name it in the workspace's folder; empty for the
 *     workspace's own repository
 */
record StoredPlace(Nodes nodes, String path, String top) {

  StoredPlace below(String name) {
    return new StoredPlace(nodes, path.isEmpty() ? name : path + "/" + name, top);
  }

  /** The git command in this repository, for a shell in the workspace's folder. */
  String git() {
    return top.isEmpty() ? "git" : "git -C " + ShellWord.of(top);
  }
}
