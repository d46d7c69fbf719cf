package io.harmonia.smoke.workspace;

import java.nio.file.Path;

/** Asks git in a JVM of its own, with the environment that it is given. */
final class AskGit {
  private AskGit() {}

  /** Takes the folder. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    System.out.println(GitCheckout.commit(folder));
    System.out.println(GitCheckout.trackedFiles(folder));
  }
}
