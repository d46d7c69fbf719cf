package io.harmonia.smoke.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Headers;
import io.harmonia.smoke.upstream.Observed;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Request;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Step;
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

  @Test
  void whatIsNotAnsweredIsNotKnown() {
    Map<Question, Observed> observed =
        answered(
            200,
            "{\"objects\": [{\"oid\": \"%s\", \"size\": 3}, {\"oid\": \"%s\", \"error\":"
                    .formatted(ONE, "3".repeat(64))
                + " {\"code\": 404}}]}");

    assertThat(observed.values()).extracting(Observed::standing).containsOnly(Standing.UNREACHABLE);
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
