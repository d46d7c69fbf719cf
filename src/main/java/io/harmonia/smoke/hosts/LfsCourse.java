package io.harmonia.smoke.hosts;

import com.fasterxml.jackson.databind.JsonNode;
import io.harmonia.smoke.digest.Algorithm;
import io.harmonia.smoke.digest.Digest;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.Course;
import io.harmonia.smoke.upstream.Observed;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Request;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Stated;
import io.harmonia.smoke.upstream.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks a server of Git LFS for many objects at once: for each it answers how to download it, or an
 * error. Nothing is downloaded. Source: git-lfs, {@code docs/api/batch.md}.
 *
 * <pre>{@code
 * {"operation": "download", "transfers": ["basic"], "objects": [{"oid": "12ab…", "size": 3}]}
 * }</pre>
 */
public final class LfsCourse implements Course {
  /** So many objects are asked for at once: their answers fit into what is read of a body. */
  public static final int MOST = 25;

  private static final String TYPE = "application/vnd.git-lfs+json";

  private final List<Question.LfsObject> objects;
  private final RemoteUrl batch;

  /**
   * @param objects of one server, at least one
   */
  public LfsCourse(List<Question.LfsObject> objects) {
    this.objects = List.copyOf(objects);
    RemoteUrl server = objects.get(0).url();
    this.batch =
        server.at(
            server.host(), server.uri().getRawPath().replaceFirst("/$", "") + "/objects/batch");
  }

  @Override
  public Request first() {
    String asked =
        objects.stream()
            .map(it -> "{\"oid\":" + Json.text(it.oid()) + ",\"size\":" + it.size() + "}")
            .collect(Collectors.joining(","));
    return new Request(
        Request.Method.POST,
        batch,
        List.of("Accept", TYPE, "Content-Type", TYPE),
        "{\"operation\":\"download\",\"transfers\":[\"basic\"],\"hash_algo\":\"sha256\",\"objects\":["
            + asked
            + "]}");
  }

  @Override
  public Step next(Answer answer) {
    if (Standing.of(answer.status()) == Standing.BUSY) {
      return new Step.Again(answer.headers().one("Retry-After"), "answered " + answer.status());
    }
    String said = "answered " + answer.status();
    if (answer.status() == 401 || answer.status() == 403 || answer.status() == 404) {
      return all(Standing.NOT_VISIBLE, said);
    }
    JsonNode answered = Json.read(answer.body()).path("objects");
    if (answer.status() != 200 || !answered.isArray()) {
      return all(
          Standing.UNREACHABLE,
          said + (answer.isCut() ? ", and says too much" : ", and no list of objects"));
    }
    Map<String, JsonNode> byOid = new HashMap<>();
    answered.forEach(one -> byOid.putIfAbsent(one.path("oid").asText(), one));
    Map<Question, Observed> observed = new HashMap<>();
    objects.forEach(
        object -> observed.put(object, read(object, Optional.ofNullable(byOid.get(object.oid())))));
    return new Step.Done(observed);
  }

  private static Observed read(Question.LfsObject object, Optional<JsonNode> answer) {
    JsonNode error = answer.map(it -> it.path("error")).orElse(Json.read(""));
    if (error.isObject()) {
      int code = error.path("code").asInt();
      String why = "the server says " + code + " " + Printable.of(error.path("message").asText());
      return Observed.of(code == 404 || code == 410 ? Standing.GONE : Standing.UNREACHABLE, why);
    }
    if (answer.isEmpty()
        || !answer.get().path("actions").path("download").path("href").isTextual()) {
      return Observed.of(Standing.UNREACHABLE, "the server says nothing of it");
    }
    JsonNode size = answer.get().path("size");
    Stated stated =
        Stated.of(
                Digest.parse(Algorithm.SHA_256, object.oid()).stream().collect(Collectors.toSet()))
            .size(size.isIntegralNumber() ? Optional.of(size.asLong()) : Optional.empty());
    return new Observed(Standing.THERE, stated, Optional.empty(), "");
  }

  private Step.Done all(Standing standing, String why) {
    Observed same = Observed.of(standing, why);
    return new Step.Done(
        Set.copyOf(objects).stream().collect(Collectors.toMap(it -> it, it -> same)));
  }

  @Override
  public Step.Done gaveUp(Standing standing, String why) {
    return all(standing, why);
  }
}
