package io.harmonia.smoke.hosts;

import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Headers;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Stated;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hugging Face. On the redirect to a large file, {@code X-Linked-Etag} is its SHA-256 and {@code
 * X-Linked-Size} its size; the {@code ETag} of a small file is git's blob id. {@code X-Error-Code}
 * says what an error means; a renamed repository answers with a relative redirect. Source: the
 * client of the Hub, huggingface_hub, {@code constants.py}, {@code file_download.py}
 * (get_hf_file_metadata) and {@code utils/_http.py} (hf_raise_for_status).
 */
final class HuggingFace extends GenericHost {
  static final String HOST = "huggingface.co";

  private static final Pattern BLOB = Pattern.compile("[0-9a-f]{40}");
  private static final Set<String> SORTS = Set.of("datasets", "spaces");
  private static final Set<String> VERBS = Set.of("resolve", "blob", "raw", "tree");

  /** What is no owner and no model. */
  private static final Set<String> PAGES =
      Set.of("api", "blog", "docs", "models", "collections", "papers", "organizations", "settings");

  /**
   * A repository, and what a URL means in it.
   *
   * @param id for example {@code acme/tiny}, or {@code datasets/acme/words}
   * @param revision a branch, a tag or a commit
   * @param file a file or a folder
   */
  record Place(String id, Optional<String> revision, Optional<String> file, boolean isFolder) {}

  /** What a URL means. */
  static Optional<Place> place(RemoteUrl url) {
    List<String> parts = url.segments();
    int sort = !parts.isEmpty() && SORTS.contains(parts.get(0)) ? 1 : 0;
    if (parts.size() <= sort || PAGES.contains(parts.get(0))) {
      return Optional.empty();
    }
    boolean hasNoOwner = parts.size() > sort + 1 && VERBS.contains(parts.get(sort + 1));
    int verb = hasNoOwner || parts.size() == sort + 1 ? sort + 1 : sort + 2;
    String id = String.join("/", parts.subList(0, verb));
    if (parts.size() <= verb) {
      return Optional.of(new Place(id, Optional.empty(), Optional.empty(), true));
    }
    if (!VERBS.contains(parts.get(verb)) || parts.size() == verb + 1) {
      return Optional.empty();
    }
    String below = String.join("/", parts.subList(verb + 2, parts.size()));
    return Optional.of(
        new Place(
            id,
            Optional.of(parts.get(verb + 1)),
            Optional.of(below).filter(it -> !it.isEmpty()),
            parts.get(verb).equals("tree") || below.isEmpty()));
  }

  /** The URL of a file. */
  static RemoteUrl file(RemoteUrl like, String id, String revision, String file) {
    return like.at(
        HOST,
        "/"
            + escaped(id)
            + "/resolve/"
            + escaped(revision).replace("/", "%2F")
            + "/"
            + escaped(file));
  }

  /** The URL of a repository in a revision. */
  static RemoteUrl page(RemoteUrl like, String id, Optional<String> revision) {
    return like.at(
        HOST,
        "/"
            + escaped(id)
            + revision.map(it -> "/tree/" + escaped(it).replace("/", "%2F")).orElse(""));
  }

  /** What would end a path, or begin something encoded. */
  static String escaped(String path) {
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23");
  }

  @Override
  public Standing standing(Answer answer) {
    String code = answer.headers().one("X-Error-Code").orElse("");
    boolean isError = answer.status() >= 400 && answer.status() < 500;
    if (!isError) {
      return super.standing(answer);
    }
    return switch (code) {
      case "EntryNotFound", "RevisionNotFound" -> Standing.GONE;
      case "GatedRepo" -> Standing.PRIVATE;
      case "RepoNotFound" -> Standing.NOT_VISIBLE;
      default ->
          answer.status() == 401 || answer.status() == 404
              ? Standing.NOT_VISIBLE
              : super.standing(answer);
    };
  }

  @Override
  public Stated statedByRedirect(Answer redirect) {
    Headers headers = redirect.headers();
    Optional<String> tag = DigestFields.strongTag(headers, "X-Linked-Etag");
    Set<Digest> digest =
        tag.flatMap(it -> Digest.parse(Algorithm.SHA_256, it)).stream().collect(Collectors.toSet());
    return Stated.of(digest)
        .size(headers.number("X-Linked-Size"))
        .blob(tag.filter(it -> BLOB.matcher(it).matches()));
  }

  @Override
  public Stated stated(Answer answer) {
    Headers headers = answer.headers();
    Stated linked = statedByRedirect(answer);
    return linked.digests().isEmpty()
        ? super.stated(answer)
            .blob(
                DigestFields.strongTag(headers, "ETag").filter(tag -> BLOB.matcher(tag).matches()))
        : linked;
  }

  /** To a repository of another name: it was renamed. */
  @Override
  public boolean isMove(Answer redirect, RemoteUrl to) {
    Optional<String> from = place(redirect.url()).map(Place::id);
    Optional<String> now =
        to.host().equals(HOST) ? place(to).map(Place::id) : Optional.empty(); // and no CDN
    return (from.isPresent() && now.isPresent()) ? !from.equals(now) : super.isMove(redirect, to);
  }
}
