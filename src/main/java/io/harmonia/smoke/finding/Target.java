package io.harmonia.smoke.finding;

import io.harmonia.smoke.manifest.Entry;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.text.Printable;
import java.util.Optional;

/**
 * What a waiver names, in its normal spelling: equal for two spellings of one thing.
 *
 * @param by how it is named
 * @param text the id, the path, or {@code models/NAME} for an entry
 */
public record Target(By by, String text) {

  /** The fields of a waiver of which it has one. */
  public enum By {
    /** A check, or one of the many things that a check speaks of. */
    ID("id"),
    /** A file or a directory. */
    PATH("path"),
    /** An entry, with its list. */
    ENTRY("entry");

    private final String field;

    By(String field) {
      this.field = field;
    }

    public String field() {
      return field;
    }
  }

  public static Target id(String id) {
    return new Target(By.ID, id);
  }

  /** One of the many things that a check speaks of, where that is no entry and no path. */
  public static Target of(String check, String one) {
    return id(check + " › " + one);
  }

  /** Whether it is the id of one of the things that a check speaks of. */
  public boolean isPartOf(String check) {
    return by == By.ID && text.startsWith(check + " › ");
  }

  public static Target path(RelativePath path) {
    return new Target(By.PATH, path.text());
  }

  /** An entry that has a name. */
  public static Optional<Target> of(Entry entry) {
    return entry.key().map(name -> new Target(By.ENTRY, entry.list().key() + "/" + name));
  }

  /** For example {@code path models/acme/old.gguf}, printable and at its full length. */
  public String label() {
    return by.field() + " " + Printable.whole(text);
  }
}
