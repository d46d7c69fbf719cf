package io.harmonia.smoke.state;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.git.GitDirectory;
import io.harmonia.smoke.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The folder of the state: the state itself, which is replaced as a whole, and a key that is made
 * at first. Whoever cannot be the user's own place is refused.
 */
final class StateFolder {
  private static final String STATE = "verified";
  private static final String KEY = "key";
  private static final String LOCK = "lock";
  private static final int KEY_LENGTH = 32;
  private static final int MOST_BYTES = 256 << 20;
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  private static final FileAttribute<Set<PosixFilePermission>> SECRET =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWN_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path folder;
  private final OwnPlace own;
  private final StateSeal seal;

  private StateFolder(Path folder, OwnPlace own, StateSeal seal) {
    this.folder = folder;
    this.own = own;
    this.seal = seal;
  }

  /**
   * Opens it, making it if need be.
   *
   * @param workspace that is checked, without links: whoever changes it has no say in the state
   * @param identity of this machine
   * @throws StateRefusedException if others may change it
   * @throws IOException if it cannot be made or looked at
   */
  static StateFolder open(Path folder, Path workspace, OwnPlace own, String identity)
      throws IOException, StateRefusedException {
    Path checkout = GitDirectory.topAround(workspace);
    Path named = folder.toAbsolutePath().normalize();
    refuseInside(named, checkout, workspace);
    try {
      Path parent = named.getParent();
      if (parent != null) { // where it would be made
        refuseInside(parent.toRealPath().resolve(named.getFileName()), checkout, workspace);
      }
      Files.createDirectory(folder, OWN_FOLDER);
    } catch (FileAlreadyExistsException e) {
      // most often it is there
    } catch (NoSuchFileException e) {
      throw new StateRefusedException(
          shown(folder) + " cannot be made: make the folder above it, or correct the name");
    }
    own.requireFolder(folder);
    refuseInside(folder.toRealPath(), checkout, workspace);
    return new StateFolder(folder, own, new StateSeal(secret(folder, own), identity));
  }

  private static void refuseInside(Path folder, Path checkout, Path workspace)
      throws StateRefusedException {
    if (folder.startsWith(checkout) || folder.startsWith(workspace)) {
      throw new StateRefusedException(
          shown(folder)
              + " lies in the repository that is checked, whose changes could bring it: name a"
              + " folder outside of it, for example in ~/.cache");
    }
  }

  private static byte[] secret(Path folder, OwnPlace own)
      throws IOException, StateRefusedException {
    Path key = folder.resolve(KEY);
    if (!Files.exists(key, LinkOption.NOFOLLOW_LINKS)) {
      byte[] made = new byte[KEY_LENGTH];
      new SecureRandom().nextBytes(made);
      Path temporary = temporary(folder, made);
      try {
        Files.createLink(key, temporary); // as a whole, and only if there is none
      } catch (FileAlreadyExistsException e) {
        // another run was first
      } finally {
        Files.delete(temporary);
      }
    }
    own.requireSecret(key);
    byte[] secret = bytes(key, KEY_LENGTH);
    if (secret.length != KEY_LENGTH) {
      throw new StateRefusedException(
          shown(key) + " is no key: expected " + KEY_LENGTH + " bytes: remove it");
    }
    return secret;
  }

  /**
   * What is remembered; nothing, with a remark, where that cannot be believed.
   *
   * @throws StateRefusedException if others may change it
   * @throws IOException if it cannot be read
   */
  StateText read(Instant now) throws IOException, StateRefusedException {
    Path state = folder.resolve(STATE);
    if (!Files.exists(state, LinkOption.NOFOLLOW_LINKS)) {
      return StateText.empty();
    }
    own.requireFile(state);
    return StateText.read(bytes(state, MOST_BYTES), seal, now);
  }

  /**
   * Replaces what is remembered, one run after the other.
   *
   * @param change gives what is to be remembered of what is by now
   * @throws StateRefusedException if others may change it
   * @throws IOException if it cannot be written: then it is as it was
   */
  void replace(Instant now, UnaryOperator<Map<Sha256, Remembered>> change)
      throws IOException, StateRefusedException {
    synchronized (StateFolder.class) { // the lock is the process's
      Path lock = folder.resolve(LOCK);
      Set<OpenOption> options =
          Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      try (FileChannel channel = FileChannel.open(lock, options, SECRET);
          FileLock held = channel.lock()) {
        byte[] written = StateText.write(change.apply(read(now).files()), seal, now);
        if (!held.isValid() || written.length > MOST_BYTES) {
          throw new IOException("it would be larger than " + MOST_BYTES + " bytes");
        }
        Files.move(
            temporary(folder, written), folder.resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
          entries.force(true);
        }
      }
    }
  }

  private static Path temporary(Path folder, byte[] content) throws IOException {
    Path file = Files.createTempFile(folder, ".", ".tmp", SECRET);
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
      return file;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static byte[] bytes(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file, READ.toArray(OpenOption[]::new))) {
      return in.readNBytes(most);
    }
  }

  private static String shown(Path path) {
    return Printable.of(path.toString());
  }
}
