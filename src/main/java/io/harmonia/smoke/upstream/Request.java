package io.harmonia.smoke.upstream;

import java.util.List;

/**
 * What a server is asked, but for credentials.
 *
 * @param method {@code HEAD}, {@code GET} or {@code POST}
 * @param fields of the header: name, value, name, value
 * @param body to be sent; empty for none
 */
public record Request(Method method, RemoteUrl url, List<String> fields, String body) {
  /** The methods that are used. */
  public enum Method {
    HEAD,
    GET,
    POST
  }

  public static Request head(RemoteUrl url, List<String> fields) {
    return new Request(Method.HEAD, url, fields, "");
  }

  public static Request get(RemoteUrl url, List<String> fields) {
    return new Request(Method.GET, url, fields, "");
  }
}
