package io.harmonia.smoke.history;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.history.EntryContent.Listed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes contents of entries. */
final class Contents {
  private EntryContent content =
      new EntryContent(
          Optional.empty(),
          Optional.empty(),
          new TreeMap<>(),
          new TreeMap<>(),
          Optional.empty(),
          Optional.empty());

  private Contents() {}

  /** An entry of which nothing is known. */
  static Contents unknown() {
    return new Contents();
  }

  /** One of two listed files, the first of them recorded. */
  static Contents usual() {
    return unknown().lists("a.bin", "a").lists("b.bin", "b").records("a.bin", "a").snapshot("s1");
  }

  Contents lists(String path, String text) {
    content.listed().put(path, new Listed(Optional.of(digest(text)), Optional.of(1L)));
    return this;
  }

  Contents listsSize(String path, long size) {
    content.listed().put(path, new Listed(Optional.empty(), Optional.of(size)));
    return this;
  }

  Contents doesNotList(String path) {
    content.listed().remove(path);
    return this;
  }

  Contents records(String path, String text) {
    content.recorded().put(path, Set.of(digest(text)));
    return this;
  }

  Contents doesNotRecord(String path) {
    content.recorded().remove(path);
    return this;
  }

  Contents sha256(String text) {
    return with(Optional.of(digest(text)), content.sizeBytes(), content.snapshot());
  }

  Contents size(long bytes) {
    return with(content.sha256(), Optional.of(bytes), content.snapshot());
  }

  Contents snapshot(String revision) {
    return with(content.sha256(), content.sizeBytes(), Optional.of(revision));
  }

  Contents source(String url) {
    content =
        new EntryContent(
            content.sha256(),
            content.sizeBytes(),
            content.listed(),
            content.recorded(),
            content.snapshot(),
            Optional.of(SourceRevision.of(url)));
    return this;
  }

  EntryContent make() {
    return content;
  }

  private Contents with(
      Optional<Sha256> sha256, Optional<Long> sizeBytes, Optional<String> snapshot) {
    content =
        new EntryContent(
            sha256, sizeBytes, content.listed(), content.recorded(), snapshot, content.source());
    return this;
  }

  static Sha256 digest(String text) {
    try {
      return Sha256.of(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
