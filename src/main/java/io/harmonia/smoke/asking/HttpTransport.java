package io.harmonia.smoke.asking;

import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Headers;
import io.harmonia.smoke.upstream.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/** Sends requests by Java's {@link HttpClient}, which opens no connection before the first one. */
final class HttpTransport implements Transport {
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  private final HttpClient client;
  private final Proxies proxies;
  private final Guard guard;
  private final Credentials credentials;

  /**
   * @param environment with proxies and credentials
   * @param allowed hosts that may have any address
   * @param trust what tells which servers are who they say, if not what Java trusts
   */
  HttpTransport(Map<String, String> environment, Set<String> allowed, Optional<SSLContext> trust) {
    this.proxies = new Proxies(environment);
    this.guard = new Guard(allowed, InetAddress::getAllByName);
    this.credentials = Credentials.of(environment);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTING)
            .proxy(proxies)
            .executor(threads());
    trust.ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  private static Executor threads() {
    ThreadFactory daemons =
        work -> {
          Thread thread = new Thread(work, "smoke-upstream-http");
          thread.setDaemon(true);
          return thread;
        };
    return Executors.newCachedThreadPool(daemons);
  }

  @Override
  public Answer send(Request request, Duration longest)
      throws IOException, RefusedRequestException, InterruptedException {
    guard.check(request.url(), proxies.isUsedFor(request.url().uri()));
    Optional<String> authorization = credentials.of(request.url());
    int most = request.method() == Request.Method.GET && isRange(request) ? 0 : Answer.LONGEST_BODY;
    CompletableFuture<HttpResponse<String>> sent =
        client.sendAsync(http(request, authorization, longest), info -> new BodyStart(most));
    try {
      HttpResponse<String> response = sent.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      requireOneLength(response.headers());
      return new Answer(
          request.url(),
          response.statusCode(),
          new Headers(response.headers().map()),
          response.body(),
          authorization.isPresent());
    } catch (TimeoutException e) {
      throw new IOException("did not answer in time", e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause() == null ? e : e.getCause()), e);
    } finally {
      sent.cancel(true);
    }
  }

  /** An answer of several lengths is none (RFC 9112 section 6.3). */
  private static void requireOneLength(HttpHeaders headers) throws IOException {
    long lengths =
        headers.allValues("Content-Length").stream()
            .flatMap(value -> Stream.of(value.split(",", -1)))
            .map(String::strip)
            .distinct()
            .count();
    if (lengths > 1) {
      throw new IOException("states several lengths (Content-Length) of one content");
    }
  }

  private static boolean isRange(Request request) {
    return request.fields().contains("Range");
  }

  private static HttpRequest http(
      Request request, Optional<String> authorization, Duration longest) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.url().uri())
            .timeout(longest)
            .version(
                request.url().isHttps() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .header("User-Agent", "harmonia-smoke")
            .header("Accept-Encoding", "identity")
            .method(
                request.method().name(),
                request.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(request.body()));
    for (int i = 0; i < request.fields().size(); i += 2) {
      builder.header(request.fields().get(i), request.fields().get(i + 1));
    }
    authorization.ifPresent(value -> builder.header("Authorization", value));
    return builder.build();
  }

  /** Nothing of the request is in it, since that may be a secret. */
  private static String reason(Throwable e) {
    if (e instanceof HttpTimeoutException) {
      return "did not answer in time";
    }
    if (e instanceof ConnectException) {
      return "cannot be connected to";
    }
    if (e instanceof SSLException) {
      return "has no certificate that is trusted, or none of its name: "
          + Printable.of(String.valueOf(e.getMessage()));
    }
    return "broke off: " + Printable.of(String.valueOf(e.getMessage()));
  }
}
