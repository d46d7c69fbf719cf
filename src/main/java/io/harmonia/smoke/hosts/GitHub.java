package io.harmonia.smoke.hosts;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Stated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * GitHub. A 404 may mean a repository that is not shown to everybody; its page tells. Assets of
 * releases have {@code digest} and {@code size} in the API (docs.github.com, "REST API endpoints
 * for releases", Get a release by tag name). An ETag is opaque.
 */
final class GitHub extends GenericHost {
  static final String HOST = "github.com";
  static final String API = "api.github.com";
  static final String RAW = "raw.githubusercontent.com";

  @Override
  public Standing standing(Answer answer) {
    boolean isLimit =
        answer.status() == 403
            && answer.headers().one("x-ratelimit-remaining").filter("0"::equals).isPresent();
    return isLimit ? Standing.BUSY : super.standing(answer);
  }

  @Override
  public Stated stated(Answer answer) {
    Stated all = super.stated(answer);
    return new Stated(all.digests(), Set.of(), all.size(), all.blob(), all.page());
  }

  /** The raw file for its page. */
  static RemoteUrl file(RemoteUrl url) {
    List<String> parts = url.segments();
    boolean isPage =
        url.host().equals(HOST)
            && parts.size() > 4
            && (parts.get(2).equals("blob") || parts.get(2).equals("raw"));
    return isPage
        ? url.at(
            RAW,
            "/"
                + HuggingFace.escaped(
                    parts.get(0)
                        + "/"
                        + parts.get(1)
                        + "/"
                        + String.join("/", parts.subList(3, parts.size()))))
        : url;
  }

  /** {@code OWNER/REPOSITORY}. */
  static Optional<String> repository(RemoteUrl url) {
    List<String> parts = url.segments();
    int first = url.host().equals(API) ? 1 : 0; // after /repos
    return parts.size() < first + 2
        ? Optional.empty()
        : Optional.of(parts.get(first) + "/" + parts.get(first + 1).replaceFirst("\\.git$", ""));
  }

  /** The revision in the URL of a raw file, and no other. */
  static Optional<String> revision(RemoteUrl url) {
    List<String> parts = url.segments();
    return url.host().equals(RAW) && parts.size() > 3
        ? Optional.of(parts.get(2))
        : Optional.empty();
  }

  private static boolean isAsset(RemoteUrl url) {
    List<String> parts = url.segments();
    return url.host().equals(HOST)
        && parts.size() == 6
        && parts.get(2).equals("releases")
        && (parts.get(3).equals("download") || parts.get(4).equals("download"));
  }

  /** Whether the URL is of an asset of whatever release is the latest. */
  static boolean isLatest(RemoteUrl url) {
    return isAsset(url) && url.segments().get(3).equals("latest");
  }

  @Override
  public Optional<RemoteUrl> details(RemoteUrl url) {
    if (!isAsset(url)) {
      return Optional.empty();
    }
    String release =
        isLatest(url)
            ? "latest"
            : "tags/" + HuggingFace.escaped(url.segments().get(4)).replace("/", "%2F");
    return repository(url)
        .map(it -> url.at(API, "/repos/" + HuggingFace.escaped(it) + "/releases/" + release));
  }

  @Override
  public Stated read(RemoteUrl url, Answer details) {
    String name = url.fileName().orElse("");
    List<JsonNode> named = new ArrayList<>();
    for (JsonNode asset : Json.read(details.body()).path("assets")) {
      if (asset.path("name").asText().equals(name)) {
        named.add(asset);
      }
    }
    if (named.size() != 1) {
      return Stated.NOTHING; // a release has no two of one name
    }
    Set<Digest> digest =
        DigestFields.prefixed(named.get(0).path("digest").asText()).stream()
            .collect(Collectors.toSet());
    JsonNode size = named.get(0).path("size");
    return Stated.of(digest)
        .size(size.isIntegralNumber() ? Optional.of(size.asLong()) : Optional.empty());
  }

  @Override
  public Optional<RemoteUrl> repositoryPage(RemoteUrl url) {
    return repository(url).map(it -> url.at(HOST, "/" + HuggingFace.escaped(it)));
  }
}
