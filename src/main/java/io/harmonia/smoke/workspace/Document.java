package io.harmonia.smoke.workspace;

import io.harmonia.smoke.bounds.Bounds;
import java.io.ByteArrayInputStream;
import java.util.Optional;

/**
 * A document of the workspace: where it was looked for, and what was found there.
 *
 * <pre>{@code
 * Document<ChecksumFile> document = Document.read(workspace, place, ChecksumFile.parser(place, limits));
 * }</pre>
 *
 * @param <T> what it is parsed into
 */
public record Document<T>(Place place, ReadFile<T> read) {

  /** Reads the document at a place. Never throws for what it holds. */
  public static <T> Document<T> read(Workspace workspace, Place place, ReadFile.Parser<T> parser) {
    return new Document<>(place, ReadFile.read(workspace, place, parser));
  }

  /** The document as it would be read if it held these bytes. */
  public static <T> Document<T> of(
      Bounds bounds, Place place, byte[] bytes, ReadFile.Parser<T> parser) {
    return new Document<>(
        place, ReadFile.parse(bounds, place.shownAs(), new ByteArrayInputStream(bytes), parser));
  }

  /** What it holds, if it could be read. */
  public Optional<T> value() {
    return read.value();
  }

  /** Whether nothing lies there. */
  public boolean isMissing() {
    return read.isMissing();
  }

  /** Whether something lies there that could not be read. */
  public boolean isUnread() {
    return !isMissing() && value().isEmpty();
  }

  /** Whether it is not there and need not be, so that there is nothing to check. */
  public boolean isNotWanted() {
    return isMissing() && !place.asked();
  }
}
