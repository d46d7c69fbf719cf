package io.harmonia.smoke.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Course;
import io.harmonia.smoke.upstream.Headers;
import io.harmonia.smoke.upstream.Observed;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Request;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Step;
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UrlCourseTest {
  private static final String FILE = "https://example.org/model.onnx";
  private static final String SHA =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  private final List<String> asked = new ArrayList<>();

  private static RemoteUrl url(String text) {
    try {
      return RemoteUrl.parse(text);
    } catch (UnaskableUrlException e) {
      throw new AssertionError(e);
    }
  }

  private record Said(int status, List<String> fields) {
    Said(int status, String... fields) {
      this(status, List.of(fields));
    }
  }

  private Observed ask(String url, Said... answers) {
    Question.Url question = new Question.Url(url(url));
    UrlCourse course = new UrlCourse(question, Course.Depth.DIGEST, false);
    Request request = course.first();
    for (Said said : answers) {
      asked.add(request.method() + " " + request.url().text());
      Step step =
          course.next(
              new Answer(
                  request.url(), said.status(), Headers.of(said.fields().toArray(String[]::new))));
      if (step instanceof Step.Done done) {
        return came(done, question);
      }
      assertThat(step).isInstanceOf(Step.Send.class);
      request = ((Step.Send) step).request();
    }
    throw new AssertionError("It is not done: " + request);
  }

  private static Observed came(Step.Done done, Question question) {
    return Optional.ofNullable(done.observed().get(question)).orElseThrow();
  }

  @Test
  void followsRedirectsByHand() {
    Observed observed =
        ask(
            FILE,
            new Said(302, "Location", "https://cdn.example.org/1"),
            new Said(307, "Location", "/2"),
            new Said(200, "Content-Length", "5"));

    assertThat(asked)
        .containsExactly(
            "HEAD " + FILE, "HEAD https://cdn.example.org/1", "HEAD https://cdn.example.org/2");
    assertThat(observed.stated().size()).contains(5L);
    assertThat(observed.movedTo()).isEmpty();
  }

  @Test
  void followsNoMoreThanFive() {
    Said loop = new Said(302, "Location", FILE);

    Observed observed = ask(FILE, loop, loop, loop, loop, loop, loop);

    assertThat(observed.standing()).isEqualTo(Standing.UNREACHABLE);
    assertThat(observed.why()).contains("more than 5 times");
  }

  @Test
  void neverGoesFromHttpsToHttp() {
    Observed observed = ask(FILE, new Said(301, "Location", "http://example.org/model.onnx"));

    assertThat(observed.standing()).isEqualTo(Standing.REFUSED);
    assertThat(asked).hasSize(1);
  }

  @Test
  void followsNoRedirectToCredentialsOrNumbers() {
    assertThat(ask(FILE, new Said(302, "Location", "https://a:b@example.org/")).standing())
        .isEqualTo(Standing.REFUSED);
    assertThat(ask(FILE, new Said(302, "Location", "https://2130706433/")).standing())
        .isEqualTo(Standing.REFUSED);
    assertThat(ask(FILE, new Said(302, "Location", "gopher://example.org/")).standing())
        .isEqualTo(Standing.UNREACHABLE);
    assertThat(ask(FILE, new Said(302)).standing()).isEqualTo(Standing.UNREACHABLE);
  }

  /** Only Hugging Face's own header states what it links to. */
  @Test
  void believesALinkedDigestOfItsHostAlone() {
    Observed lied =
        ask(
            FILE,
            new Said(302, "Location", "https://evil.example/", "X-Linked-Etag", "\"" + SHA + "\""),
            new Said(200, "X-Linked-Etag", "\"" + SHA + "\"", "Content-Length", "9"));
    Observed stated =
        ask(
            "https://huggingface.co/acme/tiny/resolve/main/a",
            new Said(302, "Location", "https://cdn.example.org/", "X-Linked-Etag", SHA));

    assertThat(lied.stated().digests()).isEmpty();
    assertThat(stated.stated().digests()).hasSize(1);
  }

  /** A digest in the header of a redirect is that of its own body. */
  @Test
  void believesNothingElseThatARedirectStates() {
    Observed observed =
        ask(
            FILE,
            new Said(
                302,
                "Location",
                "https://cdn.example.org/",
                "Repr-Digest",
                "sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:"),
            new Said(200));

    assertThat(observed.stated().digests()).isEmpty();
  }

  @Test
  void asksForAByteWhereHeadIsNotTaken() {
    Observed observed = ask(FILE, new Said(405), new Said(206, "Content-Range", "bytes 0-0/5"));

    assertThat(asked).containsExactly("HEAD " + FILE, "GET " + FILE);
    assertThat(observed.stated().size()).contains(5L);
  }

  @Test
  void anEmptyFileHasNoFirstByte() {
    Observed observed = ask(FILE, new Said(501), new Said(416, "Content-Range", "bytes */0"));

    assertThat(observed.standing()).isEqualTo(Standing.THERE);
    assertThat(observed.stated().size()).contains(0L);
  }

  @Test
  void tellsAMoveFromADetour() {
    Observed moved = ask(FILE, new Said(308, "Location", "https://new.example/"), new Said(200));
    Observed detour =
        ask(
            FILE,
            new Said(302, "Location", "https://new.example/"),
            new Said(301, "Location", "https://new.example/b"),
            new Said(200));

    assertThat(moved.movedTo()).contains(url("https://new.example/"));
    assertThat(detour.movedTo()).isEmpty();
  }

  @Test
  void aRenamedRepositoryMoved() {
    Observed observed =
        ask(
            "https://huggingface.co/acme/tiny/resolve/main/a",
            new Said(307, "Location", "/acme/small/resolve/main/a"),
            new Said(404, "X-Error-Code", "RevisionNotFound"));

    assertThat(observed.standing()).isEqualTo(Standing.GONE);
    assertThat(observed.movedTo()).isPresent();
  }

  @Test
  void aCacheOfTheHubIsNoMove() {
    Observed observed =
        ask(
            "https://huggingface.co/acme/tiny/resolve/main/a",
            new Said(307, "Location", "/api/resolve-cache/models/acme/tiny/0/a"),
            new Said(200, "ETag", "\"b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0\""));

    assertThat(observed.movedTo()).isEmpty();
    assertThat(observed.stated().blob()).isPresent();
  }

  @Test
  void asksWhetherGitHubsRepositoryIsVisible() {
    String raw = "https://raw.githubusercontent.com/acme/tiny/main/a";

    assertThat(ask(raw, new Said(404), new Said(200)).standing()).isEqualTo(Standing.GONE);
    assertThat(ask(raw, new Said(404), new Said(404)).standing()).isEqualTo(Standing.NOT_VISIBLE);
    assertThat(ask(raw, new Said(404), new Said(301, "Location", "/b")).standing())
        .isEqualTo(Standing.GONE);
    assertThat(asked).contains("HEAD https://github.com/acme/tiny");
    assertThat(ask("https://github.com/acme/tiny", new Said(404)).standing())
        .isEqualTo(Standing.NOT_VISIBLE);
  }

  @Test
  void credentialsThatAreNotAcceptedShowNothing() {
    Question.Url question = new Question.Url(url(FILE));
    Step step =
        new UrlCourse(question, Course.Depth.DIGEST, false)
            .next(new Answer(url(FILE), 401, Headers.of(), "", true));

    assertThat(came((Step.Done) step, question).standing()).isEqualTo(Standing.NOT_VISIBLE);
    assertThat(ask(FILE, new Said(401)).standing()).isEqualTo(Standing.PRIVATE);
  }

  @Test
  void isAskedAgainLater() {
    Question.Url question = new Question.Url(url(FILE));

    Step step =
        new UrlCourse(question, Course.Depth.DIGEST, false)
            .next(new Answer(url(FILE), 429, Headers.of("Retry-After", "7")));

    assertThat(step).isInstanceOf(Step.Again.class);
    assertThat(((Step.Again) step).after()).contains("7");
  }

  @Test
  void whatAnApiSaysNotIsNotKnown() {
    Observed observed =
        ask(
            "https://zenodo.org/records/12/files/a.zip",
            new Said(200, "Content-Length", "5"),
            new Said(404));

    assertThat(observed.standing()).isEqualTo(Standing.THERE);
    assertThat(observed.why()).contains("its digest was not to be had");
  }

  @Test
  void anApiThatDoesNotAnswerHidesNothingThatTheFileSaid() {
    Question.Url question = new Question.Url(url("https://zenodo.org/records/12/files/a.zip"));
    UrlCourse course = new UrlCourse(question, Course.Depth.DIGEST, false);
    course.next(new Answer(question.url(), 200, Headers.of("Content-Length", "5")));

    Step.Done given = course.gaveUp(Standing.UNREACHABLE, "did not answer in time");

    assertThat(came(given, question).standing()).isEqualTo(Standing.THERE);
    assertThat(came(given, question).stated().size()).contains(5L);
    assertThat(came(given, question).why())
        .isEqualTo(
            "its digest was not to be had: https://zenodo.org/api/records/12/files/a.zip did not"
                + " answer in time");
  }

  /** Another host does not speak for the one whose API was asked. */
  @Test
  void followsNoRedirectOfAnApiToAnotherHost() {
    Observed observed =
        ask(
            "https://zenodo.org/records/12/files/a.zip",
            new Said(200, "Content-Length", "5"),
            new Said(302, "Location", "https://evil.example.org/api"));

    assertThat(asked).hasSize(2);
    assertThat(observed.standing()).isEqualTo(Standing.THERE);
    assertThat(observed.why()).contains("redirects to another host");
  }

  /** As GitHub says of what was taken down by the law of a country. */
  @Test
  void whatWasTakenDownIsGone() {
    assertThat(ask(FILE, new Said(451)).standing()).isEqualTo(Standing.GONE);
  }

  @Test
  void aDetourToACdnIsNoMove() {
    Observed observed =
        ask(
            "https://huggingface.co/acme/tiny/resolve/main/a.onnx",
            new Said(302, "Location", "https://cdn-lfs.huggingface.co/repos/ab/cd"),
            new Said(200, "Content-Length", "5"));

    assertThat(observed.movedTo()).isEmpty();
  }

  /** An MD5 in a header is no reason not to ask for the SHA-256. */
  @Test
  void asksAnApiAlsoWhereTheHeaderStatesAWeakDigest() {
    Observed observed =
        ask(
            "https://zenodo.org/records/12/files/a.zip",
            new Said(200, "Content-MD5", "XUFAKrxLKna5cZ2REBfFkg=="),
            new Said(404));

    assertThat(asked).hasSize(2);
    assertThat(observed.stated().digests()).hasSize(1);
  }
}
