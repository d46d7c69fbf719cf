package io.harmonia.smoke.hosts;

import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.RemoteUrl;
import java.util.Optional;
import java.util.Set;

/** Every table, and which host has which. A new host is a line here. */
public final class Hosts {
  private static final Set<String> BRANCHES = Set.of("main", "master", "HEAD");
  private static final Host ANY = new GenericHost();
  private static final Host HUGGING_FACE = new HuggingFace();
  private static final Host GITHUB = new GitHub();
  private static final Host ZENODO = new Zenodo();
  private static final Host S3 = new ObjectStores.S3();
  private static final Host GOOGLE = new ObjectStores.Google();

  private Hosts() {}

  /** The table of the host of a URL. */
  static Host of(RemoteUrl url) {
    if (isHuggingFace(url)) {
      return HUGGING_FACE;
    }
    if (isGitHub(url)) {
      return GITHUB;
    }
    if (url.host().equals(Zenodo.HOST)) {
      return ZENODO;
    }
    if (url.isOf("amazonaws.com")) {
      return S3;
    }
    return url.isOf("storage.googleapis.com") ? GOOGLE : ANY;
  }

  private static boolean isHuggingFace(RemoteUrl url) {
    return url.host().equals(HuggingFace.HOST) || url.host().equals("hf.co");
  }

  private static boolean isGitHub(RemoteUrl url) {
    return url.host().equals(GitHub.HOST)
        || url.host().equals(GitHub.API)
        || url.host().equals(GitHub.RAW);
  }

  /** What a record's URL asks for: the file itself, where the URL is of a page that shows it. */
  public static RemoteUrl file(RemoteUrl url, Optional<String> snapshot) {
    if (isHuggingFace(url)) {
      return HuggingFace.place(url)
          .filter(place -> !place.isFolder())
          .map(
              place ->
                  HuggingFace.file(
                      url,
                      place.id(),
                      pinned(place.revision(), snapshot),
                      place.file().orElseThrow()))
          .orElse(url);
    }
    return isGitHub(url) ? GitHub.file(url) : url;
  }

  private static String pinned(Optional<String> revision, Optional<String> snapshot) {
    return revision.filter(Hosts::isCommit).or(() -> snapshot).or(() -> revision).orElse("main");
  }

  /** Where a file of a repository is, if a URL is of one whose files have names that are known. */
  public static Optional<RemoteUrl> fileOf(
      RemoteUrl repository, Optional<String> snapshot, String path) {
    return isHuggingFace(repository)
        ? HuggingFace.place(repository)
            .filter(HuggingFace.Place::isFolder)
            .map(
                place ->
                    HuggingFace.file(
                        repository,
                        place.id(),
                        pinned(place.revision(), snapshot),
                        place.file().map(folder -> folder + "/" + path).orElse(path)))
        : Optional.empty();
  }

  /** The page of a repository in its revision, if a URL is of one. */
  public static RemoteUrl page(RemoteUrl url, Optional<String> snapshot) {
    return isHuggingFace(url)
        ? HuggingFace.place(url)
            .filter(HuggingFace.Place::isFolder)
            .map(place -> HuggingFace.page(url, place.id(), place.revision().or(() -> snapshot)))
            .orElse(url)
        : url;
  }

  /** Whether a URL names a file, rather than a page or a repository. */
  public static boolean isFile(RemoteUrl url) {
    if (isHuggingFace(url)) {
      return HuggingFace.place(url).filter(place -> !place.isFolder()).isPresent();
    }
    return isGitHub(url)
        && (GitHub.revision(url).isPresent() || Hosts.of(url).details(url).isPresent());
  }

  /**
   * Whether what a URL names may change without anybody's fault: it names no revision, a default
   * branch, or the latest release. Any other revision is taken for one that stays, since a URL does
   * not tell a branch from a tag, and a tag that moves is what is looked for.
   */
  public static boolean isMovable(RemoteUrl url) {
    if (isHuggingFace(url)) {
      Optional<String> revision = HuggingFace.place(url).flatMap(HuggingFace.Place::revision);
      return revision.isEmpty() || isBranch(revision.get());
    }
    return isGitHub(url)
        && (GitHub.isLatest(url) || GitHub.revision(url).filter(Hosts::isBranch).isPresent());
  }

  private static boolean isBranch(String revision) {
    return BRANCHES.contains(revision)
        || (revision.startsWith("refs/") && !revision.startsWith("refs/tags/"));
  }

  /** Whether a URL is of a repository, or of a folder in it. */
  public static boolean isRepository(RemoteUrl url) {
    return isHuggingFace(url)
        && HuggingFace.place(url).filter(HuggingFace.Place::isFolder).isPresent();
  }

  private static boolean isCommit(String revision) {
    return revision.matches("[0-9a-f]{40}");
  }

  /** The repository that a URL is of, as messages name it: all of it is visible, or nothing. */
  public static Optional<String> repository(RemoteUrl url) {
    if (isHuggingFace(url)) {
      return HuggingFace.place(url).map(place -> HuggingFace.HOST + "/" + place.id());
    }
    return isGitHub(url)
        ? GitHub.repository(url).map(name -> GitHub.HOST + "/" + name)
        : Optional.empty();
  }

  /** The same of a question: a server of Git LFS is a repository's own. */
  public static Optional<String> repository(Question question) {
    Optional<String> known = repository(question.url());
    return question instanceof Question.LfsObject
        ? known.or(() -> Optional.of(question.url().shown()))
        : known;
  }

  /** The variable of the environment that holds a token for the host of a URL. */
  public static Optional<String> token(RemoteUrl url) {
    if (isHuggingFace(url)) {
      return Optional.of("HF_TOKEN");
    }
    return isGitHub(url) ? Optional.of("GITHUB_TOKEN") : Optional.empty();
  }
}
