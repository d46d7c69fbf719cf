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
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks a server of Git LFS for many objects at once: for each it answers how to download it, or an
 * error. Nothing is downloaded. An object that it leaves out, or says two things of, is not seen;
 * one without its size is there, and no more. Source: git-lfs, {@code docs/api/batch.md}.
 *
 * <pre>{@code
 * {"operation": "download", "transfers": ["basic"], "objects": [{"oid": "12ab…", "size": 3}]}
 * }</pre>
 */
public final class LfsCourse implements Course {
  /** So many objects are asked for at once: their answers fit into what is read of a body. */
  public static final int MOST = 25;

  private static final String SHA_256 = "sha256";
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
    JsonNode whole = Json.read(answer.body());
    JsonNode answered = whole.path("objects");
    if (answer.status() != 200 || !answered.isArray()) {
      return all(
          Standing.UNREACHABLE,
          said + (answer.isCut() ? ", and says too much" : ", and no list of objects"));
    }
    String naming = whole.path("hash_algo").asText(SHA_256);
    if (!naming.equals(SHA_256)) {
      return all(
          Standing.NOT_VISIBLE,
          "names objects by " + Printable.of(naming) + ", and was asked by " + SHA_256);
    }
    Map<String, Set<Observed>> byOid = new HashMap<>();
    answered.forEach(
        one ->
            byOid
                .computeIfAbsent(one.path("oid").asText(), oid -> new LinkedHashSet<>())
                .add(read(one)));
    Map<Question, Observed> observed = new HashMap<>();
    objects.forEach(
        object -> observed.put(object, only(byOid.getOrDefault(object.oid(), Set.of()))));
    return new Step.Done(observed);
  }

  /** What is said of an object; not two things, and not none. */
  private static Observed only(Set<Observed> said) {
    if (said.isEmpty()) {
      return Observed.of(Standing.NOT_VISIBLE, "leaves the object out of its answer");
    }
    return said.size() == 1
        ? said.iterator().next()
        : Observed.of(Standing.NOT_VISIBLE, "says of the object twice, and not the same");
  }

  private Observed read(JsonNode answer) {
    JsonNode error = answer.path("error");
    if (!error.isMissingNode() && !error.isNull()) {
      int code = error.path("code").asInt();
      String why =
          "says of the object: " + code + " " + Printable.of(error.path("message").asText());
      return switch (Standing.of(code)) {
        case GONE -> Observed.of(Standing.GONE, why);
        case BUSY -> Observed.of(Standing.UNREACHABLE, why);
        default -> Observed.of(Standing.NOT_VISIBLE, why);
      };
    }
    if (!isOffer(answer.path("actions").path("download").path("href"))) {
      return Observed.of(
          Standing.NOT_VISIBLE, "says of the object neither an error nor a URL to download it");
    }
    JsonNode size = answer.path("size");
    if (!size.isIntegralNumber() || !size.canConvertToLong() || size.asLong() < 0) {
      return new Observed(
          Standing.THERE, Stated.NOTHING, Optional.empty(), "states no size of the object");
    }
    return new Observed(
        Standing.THERE,
        Stated.of(
                Digest.parse(Algorithm.SHA_256, answer.path("oid").asText()).stream()
                    .collect(Collectors.toSet()))
            .size(Optional.of(size.asLong())),
        Optional.empty(),
        "");
  }

  /** Nothing is offered without encryption, unless the server itself has none. */
  private boolean isOffer(JsonNode href) {
    try {
      return href.isTextual() && (RemoteUrl.parse(href.asText()).isHttps() || !batch.isHttps());
    } catch (UnaskableUrlException e) {
      return false;
    }
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
