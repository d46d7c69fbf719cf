package io.harmonia.smoke.hosts;

import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Course;
import io.harmonia.smoke.upstream.Observed;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Request;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Stated;
import io.harmonia.smoke.upstream.Step;
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what is at a URL: redirects are followed by hand, from host to host. */
public final class UrlCourse implements Course {
  private static final List<String> FIRST_BYTE = List.of("Range", "bytes=0-0");
  private static final List<String> JSON = List.of("Accept", "application/json");

  /** What is being asked. */
  private enum Stage {
    FILE,
    DETAILS,
    REPOSITORY
  }

  private final Question.Url question;
  private final Depth depth;
  private final boolean mayUseHttp;
  private Request last;
  private Stage stage = Stage.FILE;
  private Stated stated = Stated.NOTHING;
  private Optional<RemoteUrl> movedTo = Optional.empty();
  private boolean onlyMoves = true;
  private int redirects;

  /**
   * @param mayUseHttp whether URLs without encryption are asked
   */
  public UrlCourse(Question.Url question, Depth depth, boolean mayUseHttp) {
    this.question = question;
    this.depth = depth;
    this.mayUseHttp = mayUseHttp;
    this.last = head(question.url());
  }

  private static Request head(RemoteUrl url) {
    return Request.head(url, Hosts.of(url).requestFields(url));
  }

  @Override
  public Request first() {
    return last;
  }

  @Override
  public Step next(Answer answer) {
    Host host = Hosts.of(answer.url());
    Standing standing = host.standing(answer);
    if (standing == Standing.ELSEWHERE) {
      return redirect(host, answer);
    }
    if (standing == Standing.BUSY) {
      return new Step.Again(answer.headers().one("Retry-After"), "answered " + answer.status());
    }
    return switch (stage) {
      case FILE -> file(host, answer, standing);
      case DETAILS -> details(answer, standing);
      case REPOSITORY -> repository(standing);
    };
  }

  private Step file(Host host, Answer answer, Standing standing) {
    if (standing == Standing.METHOD && last.method() == Request.Method.HEAD) {
      List<String> fields = new ArrayList<>(last.fields());
      fields.addAll(FIRST_BYTE);
      return send(Request.get(answer.url(), fields));
    }
    if (isEmptyFile(answer)) {
      stated = stated.and(Stated.NOTHING.size(Optional.of(0L)));
      return there();
    }
    if (standing == Standing.THERE) {
      stated = stated.and(host.stated(answer));
      return there();
    }
    if (standing == Standing.GONE && host.repositoryPage(answer.url()).isPresent()) {
      RemoteUrl page = host.repositoryPage(answer.url()).get();
      if (page.equals(answer.url())) {
        return done(Standing.NOT_VISIBLE, "answered " + answer.status());
      }
      stage = Stage.REPOSITORY;
      return send(head(page));
    }
    if (standing == Standing.PRIVATE && answer.status() == 401 && answer.authenticated()) {
      return done(Standing.NOT_VISIBLE, "answered 401: the credentials are not accepted");
    }
    return done(
        standing == Standing.METHOD ? Standing.UNREACHABLE : standing,
        "answered " + answer.status());
  }

  /** No first byte can be had of nothing (RFC 9110 section 15.5.17). */
  private static boolean isEmptyFile(Answer answer) {
    return answer.status() == 416
        && answer.headers().one("Content-Range").filter("bytes */0"::equals).isPresent();
  }

  private Step there() {
    Optional<RemoteUrl> details =
        depth == Depth.DIGEST // whatever the header says: it may be an MD5 alone
            ? Hosts.of(question.url()).details(question.url())
            : Optional.empty();
    if (details.isEmpty()) {
      return done(Standing.THERE, "");
    }
    stage = Stage.DETAILS;
    return send(Request.get(details.get(), JSON));
  }

  private Step details(Answer answer, Standing standing) {
    if (standing != Standing.THERE || answer.isCut()) {
      return gaveUp(
          Standing.UNREACHABLE, answer.isCut() ? "says too much" : "answered " + answer.status());
    }
    Stated more = Hosts.of(question.url()).read(question.url(), answer);
    if (more.equals(Stated.NOTHING)) {
      return gaveUp(Standing.UNREACHABLE, "does not state it");
    }
    stated = more.and(stated);
    return done(Standing.THERE, "");
  }

  private Step repository(Standing standing) {
    return standing == Standing.THERE
        ? done(Standing.GONE, "answered 404, and its repository is there")
        : done(Standing.NOT_VISIBLE, "answered 404, and so did its repository");
  }

  private Step redirect(Host host, Answer answer) {
    if (stage == Stage.REPOSITORY) {
      return repository(Standing.THERE); // it was renamed
    }
    if (stage == Stage.FILE) {
      stated = stated.and(host.statedByRedirect(answer));
    }
    Optional<String> location = answer.headers().one("Location");
    if (location.isEmpty()) {
      return gaveUp(Standing.UNREACHABLE, "redirects nowhere");
    }
    RemoteUrl to;
    try {
      to = answer.url().resolve(location.get());
    } catch (UnaskableUrlException e) {
      return gaveUp(
          e.isRefused() ? Standing.REFUSED : Standing.UNREACHABLE,
          "redirects to a URL that " + e.getMessage());
    }
    if (!to.isHttps() && (answer.url().isHttps() || !mayUseHttp)) {
      return gaveUp(Standing.REFUSED, "redirects to http, which is not encrypted");
    }
    if (stage == Stage.FILE) {
      onlyMoves &= host.isMove(answer, to);
      movedTo = onlyMoves ? Optional.of(to) : movedTo;
      if (!stated.digests().isEmpty() || stated.blob().isPresent()) {
        return done(Standing.THERE, "");
      }
    }
    if (stage == Stage.DETAILS && !to.host().equals(last.url().host())) {
      return gaveUp(Standing.REFUSED, "redirects to another host, which may not speak for it");
    }
    redirects++;
    if (redirects > MOST_REDIRECTS) {
      return gaveUp(Standing.UNREACHABLE, "redirects more than " + MOST_REDIRECTS + " times");
    }
    return send(stage == Stage.FILE ? head(to) : Request.get(to, last.fields()));
  }

  private Step.Send send(Request request) {
    last = request;
    return new Step.Send(request);
  }

  private Step.Done done(Standing standing, String why) {
    return new Step.Done(Map.of(question, new Observed(standing, stated, movedTo, why)));
  }

  /** What the first answers said stays said, whatever comes of asking for more. */
  @Override
  public Step.Done gaveUp(Standing standing, String why) {
    return switch (stage) {
      case FILE -> done(standing, why);
      case DETAILS ->
          done(Standing.THERE, "its digest was not to be had: " + last.url().shown() + " " + why);
      case REPOSITORY ->
          done(
              standing,
              "answered 404, and whether its repository is there is not known: "
                  + last.url().shown()
                  + " "
                  + why);
    };
  }
}
