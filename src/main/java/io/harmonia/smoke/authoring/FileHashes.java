package io.harmonia.smoke.authoring;

import io.harmonia.smoke.bounds.TimedOutException;
import io.harmonia.smoke.digest.ChangedWhileReadingException;
import io.harmonia.smoke.digest.DigestCache;
import io.harmonia.smoke.digest.FileDigest;
import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The digests of the contents of files; a Git LFS pointer states its own. */
public final class FileHashes {
  private final Map<RelativePath, Sha256> digests;

  private FileHashes(Map<RelativePath, Sha256> digests) {
    this.digests = digests;
  }

  /**
   * Hashes files, on all cores.
   *
   * @throws RefusedException if one of them cannot be read, or changes meanwhile
   */
  public static FileHashes of(Map<RelativePath, Found.File> files, DigestCache cache)
      throws RefusedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      Map<RelativePath, Future<FileDigest>> hashing = new HashMap<>();
      Map<RelativePath, Sha256> digests = new HashMap<>();
      files.forEach(
          (path, file) -> {
            if (file instanceof Found.Pointer pointer) {
              digests.put(path, pointer.pointer().content());
            } else {
              hashing.put(path, threads.submit(() -> cache.of(file.real())));
            }
          });
      List<Refusal> refusals = new ArrayList<>();
      for (Map.Entry<RelativePath, Found.File> file : files.entrySet()) {
        Future<FileDigest> future = hashing.get(file.getKey());
        if (future != null) {
          join(file.getKey(), file.getValue(), future, digests, refusals);
        }
      }
      RefusedException.throwIfAny(refusals);
      return new FileHashes(digests);
    } finally {
      threads.shutdownNow();
    }
  }

  /** The digest of one of the files. */
  public Sha256 of(RelativePath path) {
    Sha256 digest = digests.get(path);
    if (digest == null) {
      throw new IllegalStateException("Not among the files: " + path);
    }
    return digest;
  }

  private static void join(
      RelativePath path,
      Found.File file,
      Future<FileDigest> future,
      Map<RelativePath, Sha256> digests,
      List<Refusal> refusals) {
    try {
      FileDigest digest = future.get();
      digests.put(path, digest.sha256());
      if (file.contentSize().filter(size -> size != digest.size()).isPresent()) {
        refusals.add(changed(path, "its size was another one before"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refusals.add(Refusal.about(path.text(), "hashing was interrupted", "Run again."));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ChangedWhileReadingException change) {
        refusals.add(changed(path, String.valueOf(change.getMessage())));
      } else if (e.getCause() instanceof TimedOutException) {
        refusals.add(
            Refusal.about(
                path.text(), "was not hashed in time (smoke.timeout)", "Raise smoke.timeout."));
      } else if (e.getCause() instanceof IOException io) {
        refusals.add(Refusal.unreadable(path.text(), Workspace.reasonOf(io)));
      } else {
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private static Refusal changed(RelativePath path, String how) {
    return Refusal.about(
        path.text(), "changed while it was read: " + how, "Run again when nothing writes to it.");
  }
}
