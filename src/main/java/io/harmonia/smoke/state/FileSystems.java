package io.harmonia.smoke.state;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * On which file systems nobody can change a file without changing its stamp: where the kernel that
 * runs us sets the change time of each write, and of the first write through a memory map after
 * what was written before went to the disk.
 *
 * <p>Not tmpfs, which never writes to a disk; ZFS and APFS, which set it late; those of networks,
 * FUSE and overlays, where others set it.
 */
final class FileSystems {
  private static final Set<String> TRUSTED = Set.of("ext4", "xfs", "btrfs");

  private final Predicate<String> trusted;
  private final Map<String, Boolean> devices = new ConcurrentHashMap<>();
  private final Set<String> others = ConcurrentHashMap.newKeySet();

  FileSystems() {
    this(TRUSTED::contains);
  }

  /**
   * @param trusted by the name of a type, as {@code mount(8)} has it
   */
  FileSystems(Predicate<String> trusted) {
    this.trusted = trusted;
  }

  /**
   * Whether a file lies on one.
   *
   * @param key its identity, which begins with its device
   */
  boolean isTrusted(Path file, String key) {
    String device = key.substring(0, Math.max(0, key.indexOf(',')));
    return devices.computeIfAbsent(device, any -> isTrusted(file));
  }

  private boolean isTrusted(Path file) {
    String type;
    try {
      FileStore store = Files.getFileStore(file);
      type = store.type();
    } catch (IOException | RuntimeException e) {
      type = "unknown";
    }
    if (trusted.test(type)) {
      return true;
    }
    others.add(type);
    return false;
  }

  /** The types of those that are not trusted and on which files were seen. */
  Set<String> others() {
    return others;
  }
}
