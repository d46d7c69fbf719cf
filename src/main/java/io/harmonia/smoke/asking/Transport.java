package io.harmonia.smoke.asking;

import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Request;
import java.io.IOException;
import java.time.Duration;

/** Sends one request and waits for its answer. Called from several threads. */
interface Transport {

  /**
   * Sends a request.
   *
   * @param longest how long all of it may take
   * @throws RefusedRequestException if it may not be sent
   * @throws IOException if no answer came; the message stands after the URL and is printable
   */
  Answer send(Request request, Duration longest)
      throws IOException, RefusedRequestException, InterruptedException;
}
