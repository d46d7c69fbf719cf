package io.harmonia.smoke.state;

import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether nobody but the user (and the machine's administrator) can change what lies at a place.
 * Asks Unix for owners and modes: see {@code stat(2)}.
 */
final class OwnPlace {
  private static final int TYPE = 0170000;
  private static final int FOLDER = 0040000;
  private static final int FILE = 0100000;
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int FOR_OTHERS = 0077;
  private static final int STICKY = 01000;
  private static final int ROOT = 0;

  private final int user;

  private OwnPlace(int user) {
    this.user = user;
  }

  /** Those of the user who runs this, where the system says who that is. */
  static Optional<OwnPlace> here() {
    try {
      Path self = Path.of("/proc/self");
      return Optional.of(new OwnPlace((Integer) Files.getAttribute(self, "unix:uid")));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Requires a folder that is no link, and folders above it that others cannot rename. */
  void requireFolder(Path folder) throws IOException, StateRefusedException {
    require(folder, FOLDER, "a folder", WRITABLE_BY_OTHERS);
    for (Path above = folder.toRealPath().getParent(); above != null; above = above.getParent()) {
      Look look = look(above);
      boolean isOpen = (look.mode & WRITABLE_BY_OTHERS) != 0 && (look.mode & STICKY) == 0;
      if (isOpen || (look.owner != user && look.owner != ROOT)) {
        throw refused(
            above,
            isOpen ? "others may write to it" : "belongs to another user",
            "choose a folder below your own");
      }
    }
  }

  /** Requires a file that is no link, and that others cannot change. */
  void requireFile(Path file) throws IOException, StateRefusedException {
    require(file, FILE, "a file", WRITABLE_BY_OTHERS);
  }

  /** Requires a file that is no link, and that others can neither change nor read. */
  void requireSecret(Path file) throws IOException, StateRefusedException {
    require(file, FILE, "a file", FOR_OTHERS);
  }

  private void require(Path path, int type, String what, int forbidden)
      throws IOException, StateRefusedException {
    Look look = look(path);
    if ((look.mode & TYPE) != type) {
      throw refused(path, "is a link, or something else than " + what, "remove it");
    }
    if (look.owner != user) {
      throw refused(path, "belongs to another user", "choose a folder of your own");
    }
    if ((look.mode & forbidden) != 0) {
      boolean secret = forbidden == FOR_OTHERS;
      throw refused(
          path,
          secret ? "others may read or write it" : "others may write to it",
          "run chmod " + (secret ? "go-rwx" : "go-w") + " on it, or remove it");
    }
  }

  private static Look look(Path path) throws IOException {
    Map<String, @Nullable Object> seen =
        Files.readAttributes(path, "unix:mode,uid", LinkOption.NOFOLLOW_LINKS);
    return new Look(number(seen, "mode"), number(seen, "uid"));
  }

  private static int number(Map<String, @Nullable Object> seen, String name) {
    return (Integer) Objects.requireNonNull(seen.get(name), name);
  }

  private static StateRefusedException refused(Path path, String why, String remedy) {
    return new StateRefusedException(
        Printable.of(path.toString())
            + " "
            + why
            + ": expected what nobody else can change: "
            + remedy);
  }

  private record Look(int mode, int owner) {}
}
