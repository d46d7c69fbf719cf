package io.harmonia.smoke.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Headers;
import io.harmonia.smoke.upstream.Observed;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Request;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Stated;
import io.harmonia.smoke.upstream.Step;
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of git-lfs, {@code docs/api/batch.md}, with other objects. */
class LfsCourseTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  private final Question.LfsObject first = object(ONE, 3);
  private final Question.LfsObject second = object(TWO, 4);
  private final LfsCourse course = new LfsCourse(List.of(first, second));

  private static Question.LfsObject object(String oid, long size) {
    try {
      return new Question.LfsObject(
          RemoteUrl.parse("https://github.com/acme/zoo.git/info/lfs"), oid, size);
    } catch (UnaskableUrlException e) {
      throw new AssertionError(e);
    }
  }

  private Map<Question, Observed> answered(int status, String body) {
    Step step = course.next(new Answer(course.first().url(), status, Headers.of(), body, false));
    return ((Step.Done) step).observed();
  }

  private static Standing standing(Map<Question, Observed> observed, Question question) {
    return Optional.ofNullable(observed.get(question)).orElseThrow().standing();
  }

  @Test
  void asksForAllAtOnce() {
    Request request = course.first();

    assertThat(request.method()).isEqualTo(Request.Method.POST);
    assertThat(request.url().text())
        .isEqualTo("https://github.com/acme/zoo.git/info/lfs/objects/batch");
    assertThat(request.fields()).contains("Accept", "application/vnd.git-lfs+json");
    assertThat(request.body())
        .isEqualTo(
            "{\"operation\":\"download\",\"transfers\":[\"basic\"],\"hash_algo\":\"sha256\","
                + "\"objects\":[{\"oid\":\""
                + ONE
                + "\",\"size\":3},{\"oid\":\""
                + TWO
                + "\",\"size\":4}]}");
  }

  @Test
  void readsAnActionOrAnErrorForEach() {
    Map<Question, Observed> observed =
        answered(
            200,
            """
            {"transfer": "basic", "objects": [
              {"oid": "%s", "size": 3, "authenticated": true,
               "actions": {"download": {"href": "https://some-download.com"}}},
              {"oid": "%s", "size": 4, "error": {"code": 404, "message": "Object does not exist"}}]}
            """
                .formatted(ONE, TWO));

    assertThat(standing(observed, first)).isEqualTo(Standing.THERE);
    assertThat(Optional.ofNullable(observed.get(first)).orElseThrow().stated().digests())
        .hasSize(1);
    assertThat(standing(observed, second)).isEqualTo(Standing.GONE);
  }

  /** Skipping it would leave a run green in which nobody said that the object is there. */
  @Test
  void whatIsLeftOutIsNotSeen() {
    Map<Question, Observed> observed =
        answered(
            200,
            "{\"objects\": [{\"oid\": \"%s\", \"size\": 3}, {\"oid\": \"%s\", \"error\":"
                    .formatted(ONE, "3".repeat(64))
                + " {\"code\": 404}}]}");

    assertThat(observed).hasSize(2);
    assertThat(observed.values()).extracting(Observed::standing).containsOnly(Standing.NOT_VISIBLE);
    assertThat(one(observed, second).why()).isEqualTo("leaves the object out of its answer");
  }

  private static Observed one(Map<Question, Observed> observed, Question question) {
    return Optional.ofNullable(observed.get(question)).orElseThrow();
  }

  private static String object(String more) {
    return "{\"oid\": \"" + ONE + "\", " + more + "}";
  }

  private static String offer(String size, String href) {
    return object(
        "\"size\": " + size + ", \"actions\": {\"download\": {\"href\": \"" + href + "\"}}");
  }

  private Observed first(String objects, String more) {
    return one(answered(200, "{\"objects\": [" + objects + "]" + more), first);
  }

  @Test
  void aServerMaySayTheSameTwice() {
    String there = offer("3", "https://a.example/");
    String gone = object("\"size\": 3, \"error\": {\"code\": 404}");

    assertThat(first(there + "," + there, "}").standing()).isEqualTo(Standing.THERE);
    assertThat(first(there + "," + gone, "}").standing()).isEqualTo(Standing.NOT_VISIBLE);
    assertThat(first(gone + "," + there, "}").standing()).isEqualTo(Standing.NOT_VISIBLE);
    assertThat(first(there + "," + offer("4", "https://a.example/"), "}").standing())
        .isEqualTo(Standing.NOT_VISIBLE);
  }

  /** The digest is that of the question: a server that does not know the size knows no object. */
  @ParameterizedTest
  @ValueSource(strings = {"-1", "\"3\"", "null", "3.0", "99999999999999999999"})
  void withoutASizeNothingIsStated(String size) {
    Observed observed = first(offer(size, "https://a.example/"), "}");

    assertThat(observed.standing()).isEqualTo(Standing.THERE);
    assertThat(observed.stated()).isEqualTo(Stated.NOTHING);
    assertThat(observed.why()).contains("no size");
  }

  @Test
  void anotherSizeIsStated() {
    assertThat(first(offer("5", "https://a.example/"), "}").stated().size()).contains(5L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "http://a.example/", "", "https://u:p@a.example/"})
  void whatCannotBeDownloadedIsNotOffered(String href) {
    assertThat(first(offer("3", href), "}").standing()).isEqualTo(Standing.NOT_VISIBLE);
  }

  @Test
  void aServerWithoutEncryptionMayOfferTheSame() throws UnaskableUrlException {
    Question.LfsObject object =
        new Question.LfsObject(RemoteUrl.parse("http://lfs.example/zoo"), ONE, 3);
    LfsCourse plain = new LfsCourse(List.of(object));
    String body = "{\"objects\": [" + offer("3", "http://a.example/") + "]}";
    Step step = plain.next(new Answer(plain.first().url(), 200, Headers.of(), body, false));

    assertThat(standing(((Step.Done) step).observed(), object)).isEqualTo(Standing.THERE);
  }

  @Test
  void objectsAreNamedAsTheyWereAskedFor() {
    String there = offer("3", "https://a.example/");

    assertThat(first(there, ", \"hash_algo\": \"sha256\"}").standing()).isEqualTo(Standing.THERE);
    assertThat(first(there, ", \"hash_algo\": \"sha512\"}").standing())
        .isEqualTo(Standing.NOT_VISIBLE);
  }

  @Test
  void anAnswerIsOneDocumentOfJson() {
    String there = offer("3", "https://a.example/");

    assertThat(first(there, "} \n").standing()).isEqualTo(Standing.THERE);
    assertThat(first(there, "} garbage").standing()).isEqualTo(Standing.UNREACHABLE);
    assertThat(first(there, ", \"objects\": []}").standing()).isEqualTo(Standing.UNREACHABLE);
  }

  /** After the URL stands "is gone: it", or nothing. */
  @Test
  void anErrorIsToldAsASentence() {
    Observed gone =
        first(object("\"error\": {\"code\": 404, \"message\": \"does not exist\"}"), "}");

    assertThat(gone.standing()).isEqualTo(Standing.GONE);
    assertThat(gone.why()).isEqualTo("says of the object: 404 does not exist");
    assertThat(first(object("\"error\": {\"code\": 503}"), "}").standing())
        .isEqualTo(Standing.UNREACHABLE);
    assertThat(first(object("\"error\": {\"code\": 422}"), "}").standing())
        .isEqualTo(Standing.NOT_VISIBLE);
    assertThat(first(object("\"error\": \"gone\""), "}").standing())
        .isEqualTo(Standing.NOT_VISIBLE);
  }

  @Test
  void anythingElseIsNoAnswer() {
    assertThat(standing(answered(401, ""), first)).isEqualTo(Standing.NOT_VISIBLE);
    assertThat(standing(answered(404, ""), first)).isEqualTo(Standing.NOT_VISIBLE);
    assertThat(standing(answered(200, "<html>"), first)).isEqualTo(Standing.UNREACHABLE);
    assertThat(standing(answered(200, "[]"), first)).isEqualTo(Standing.UNREACHABLE);
    assertThat(standing(answered(302, ""), first)).isEqualTo(Standing.UNREACHABLE);
  }
}
