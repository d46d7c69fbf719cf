package io.harmonia.smoke.upstream;

import java.nio.charset.StandardCharsets;

/**
 * What a server answered.
 *
 * @param url who was asked for what
 * @param status of HTTP, for example 404
 * @param body its beginning, where it was asked for
 * @param authenticated whether credentials were sent with the request
 */
public record Answer(
    RemoteUrl url, int status, Headers headers, String body, boolean authenticated) {
  /** So much of a body is read, in bytes. */
  public static final int LONGEST_BODY = 65_536;

  /** An answer without a body, to a request without credentials. */
  public Answer(RemoteUrl url, int status, Headers headers) {
    this(url, status, headers, "", false);
  }

  /** Whether the body fills all that is read of one, so that more may follow. */
  public boolean isCut() {
    return body.getBytes(StandardCharsets.UTF_8).length >= LONGEST_BODY;
  }
}
