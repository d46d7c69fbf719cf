package io.harmonia.smoke.upstream;

/** What is to be found out: the same question is asked once. */
public sealed interface Question {
  /** Who is asked first. */
  RemoteUrl url();

  /** What is at a URL. */
  record Url(RemoteUrl url) implements Question {}

  /**
   * Whether a server of Git LFS has an object.
   *
   * @param url of the server, to which {@code /objects/batch} belongs
   * @param oid its SHA-256
   * @param size bytes
   */
  record LfsObject(RemoteUrl url, String oid, long size) implements Question {}
}
