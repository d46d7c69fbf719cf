package io.harmonia.smoke.history;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source URL taken apart: the repository, and the revision of it that the URL names, if any.
 *
 * <p>Known are a model hub's {@code …/tree/REV}, {@code …/resolve/REV/…} and {@code …/blob/REV/…}
 * (a GitLab's with {@code /-} before them), {@code …/commit/REV}, a {@code revision} or {@code ref}
 * in the query, and {@code …@REV} at the end of a path, as {@code pip} and {@code hf://} write it.
 *
 * @param repository the URL without the revision
 * @param revision what it names
 */
public record SourceRevision(String repository, Optional<String> revision) {
  private static final Pattern IN_PATH =
      Pattern.compile("(.+?)(?:/-)?/(?:tree|resolve|blob|commit|raw)/([^/?#]+)([^?#]*)(.*)");
  private static final Pattern IN_QUERY =
      Pattern.compile("([^?#]+)\\?(?:(.*)&)?(?:revision|ref|rev)=([^&#]+)(.*)");
  private static final Pattern AT_THE_END =
      Pattern.compile("([^:]+://[^/?#]+/[^?#@]+)@([^/?#@]+)((?:[?#].*)?)");

  /** Without a slash at its end, which means nothing. */
  public SourceRevision {
    repository = repository.replaceFirst("/+$", "");
  }

  static SourceRevision of(String url) {
    Matcher path = IN_PATH.matcher(url);
    if (path.matches()) {
      return new SourceRevision(
          path.group(1) + path.group(3) + path.group(4), Optional.of(path.group(2)));
    }
    Matcher query = IN_QUERY.matcher(url);
    if (query.matches()) {
      return new SourceRevision(
          query.group(1) + (query.group(2) == null ? "" : "?" + query.group(2)) + query.group(4),
          Optional.of(query.group(3)));
    }
    Matcher end = AT_THE_END.matcher(url);
    if (end.matches()) {
      return new SourceRevision(end.group(1) + end.group(3), Optional.of(end.group(2)));
    }
    return new SourceRevision(url, Optional.empty());
  }
}
