package io.harmonia.smoke.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.harmonia.smoke.kit.LoopbackServer;
import io.harmonia.smoke.kit.LoopbackServer.Fault;
import io.harmonia.smoke.kit.LoopbackServer.Reply;
import io.harmonia.smoke.upstream.Course;
import io.harmonia.smoke.upstream.Observed;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against real sockets. */
@Timeout(300)
class AskerTest {
  private static final Pace FAST =
      new Pace(
          Duration.ofMillis(10),
          Duration.ofSeconds(2),
          2,
          Duration.ofMillis(1_500),
          Clock.systemUTC());

  /** A slow machine makes no request a second time, which would be one too many here. */
  private static final Pace PATIENT =
      new Pace(
          Duration.ofMillis(10),
          Duration.ofSeconds(2),
          2,
          Duration.ofSeconds(30),
          Clock.systemUTC());

  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackServer.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static Question url(String text) {
    try {
      return new Question.Url(RemoteUrl.parse(text));
    } catch (UnaskableUrlException e) {
      throw new AssertionError(e);
    }
  }

  private static Asker.Rules rules(
      Set<String> allowed, Duration timeout, Map<String, String> environment) {
    return new Asker.Rules(Course.Depth.DIGEST, true, allowed, timeout, environment);
  }

  private static Asker direct() {
    return direct(PATIENT);
  }

  private static Asker direct(Pace pace) {
    return Asker.of(
        rules(Set.of("127.0.0.1"), Duration.ofSeconds(40), Map.of()), pace, Optional.empty());
  }

  /** Every host of the internet is the server. */
  private Asker behindAProxy(Map<String, String> more) throws Exception {
    Map<String, String> environment = new HashMap<>(more);
    environment.putAll(server.asProxy());
    return Asker.of(
        rules(Set.of(), Duration.ofSeconds(40), environment),
        PATIENT,
        Optional.of(LoopbackServer.trust()));
  }

  @Test
  void asksWithHeadAndReadsTheHeader() {
    server.at(
        server.origin() + "/a",
        Reply.of(
            200,
            "Content-Length",
            "5000000000",
            "Repr-Digest",
            "sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:"));

    Observed observed = direct().ask(url(server.origin() + "/a"));

    assertThat(observed.standing()).isEqualTo(Standing.THERE);
    assertThat(observed.stated().size()).contains(5_000_000_000L);
    assertThat(observed.stated().digests()).hasSize(1);
    assertThat(server.urls()).containsExactly("HEAD " + server.origin() + "/a");
    assertThat(server.asked().get(0).fields()).containsEntry("accept-encoding", "identity");
  }

  @Test
  void asksEachQuestionOnce() {
    Asker asker = direct();
    server.elsewhere(asked -> Reply.of(200).after(50));

    asker.begin(List.of(url(server.origin() + "/a"), url(server.origin() + "/a")));
    asker.ask(url(server.origin() + "/a"));
    asker.ask(url(server.origin() + "/a#part"));

    assertThat(server.asked()).hasSize(1);
    assertThat(asker.asked()).isEqualTo(1);
    assertThat(asker.all()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aServerThatFailsDoesNotAnswer(Fault fault) {
    server.elsewhere(asked -> Reply.fault(fault));

    Observed observed = direct(FAST).ask(url(server.origin() + "/a"));

    assertThat(observed.standing()).isEqualTo(Standing.UNREACHABLE);
    assertThat(observed.why()).contains("3 times");
    assertThat(server.asked()).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void asksAgainWhereAServerIsBusy() {
    AtomicInteger times = new AtomicInteger();
    server.elsewhere(
        asked ->
            times.incrementAndGet() < 3 ? Reply.of(503) : Reply.of(200, "Content-Length", "5"));

    assertThat(direct().ask(url(server.origin() + "/a")).standing()).isEqualTo(Standing.THERE);
    assertThat(times).hasValue(3);
  }

  @Test
  void leavesAServerAloneForAsLongAsItWants() {
    AtomicInteger times = new AtomicInteger();
    server.elsewhere(
        asked -> times.incrementAndGet() == 1 ? Reply.of(429, "Retry-After", "1") : Reply.of(200));
    long begun = System.nanoTime();

    Observed observed = direct().ask(url(server.origin() + "/a"));

    assertThat(observed.standing()).isEqualTo(Standing.THERE);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void doesNotWaitForAnHour() {
    server.elsewhere(asked -> Reply.of(429, "Retry-After", "3600"));

    Observed observed = direct().ask(url(server.origin() + "/a"));

    assertThat(observed.standing()).isEqualTo(Standing.UNREACHABLE);
    assertThat(observed.why()).contains("there was no time to ask again");
    assertThat(server.asked()).hasSize(1);
  }

  /** 200 URLs of a server that always says 429 are not 600 requests. */
  @Test
  void asksAHostNoMoreThatNeverAnswers() {
    server.elsewhere(asked -> Reply.of(429));
    Asker asker = direct();
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      questions.add(url(server.origin() + "/" + i));
    }

    asker.begin(questions);

    assertThat(questions)
        .allSatisfy(
            question -> assertThat(asker.ask(question).standing()).isEqualTo(Standing.UNREACHABLE));
    assertThat(server.asked().size()).isLessThan(100);
    assertThat(asker.anyAnswered("127.0.0.1")).isFalse();
  }

  @Test
  void keepsToItsLimits() {
    CountDownLatch five = new CountDownLatch(5);
    server.elsewhere(
        asked -> {
          await(five); // that many come before the first is answered
          return Reply.of(200, "Content-Length", "5").after(40);
        });
    Asker asker =
        Asker.of(
            rules(Set.of(), Duration.ofSeconds(40), server.asProxy()), PATIENT, Optional.empty());
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      questions.add(url("http://host" + i % 6 + ".example.org/" + i));
    }

    asker.begin(questions);
    questions.forEach(asker::ask);

    assertThat(server.asked()).hasSize(240);
    assertThat(server.peak("")).isLessThanOrEqualTo(Dispatcher.AT_ONCE).isGreaterThan(4);
    for (int i = 0; i < 6; i++) {
      assertThat(server.peak("host" + i + ".example.org"))
          .isLessThanOrEqualTo(Dispatcher.AT_ONCE_A_HOST);
    }
  }

  private static void await(CountDownLatch all) {
    all.countDown();
    try {
      if (!all.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no other came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRedirectKeepsToTheLimitsOfItsHost() {
    server.elsewhere(
        asked ->
            asked.url().contains("cdn")
                ? Reply.of(200).after(40)
                : Reply.of(
                    302,
                    "Location",
                    "http://cdn.example.org"
                        + asked.url().substring(asked.url().lastIndexOf('/'))));
    Asker asker =
        Asker.of(
            rules(Set.of(), Duration.ofSeconds(40), server.asProxy()), PATIENT, Optional.empty());
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      questions.add(url("http://host" + i % 6 + ".example.org/" + i));
    }

    asker.begin(questions);
    questions.forEach(asker::ask);

    assertThat(server.peak("cdn.example.org")).isLessThanOrEqualTo(Dispatcher.AT_ONCE_A_HOST);
  }

  @Test
  void isOverWhenTheTimeIs() {
    server.elsewhere(asked -> Reply.fault(Fault.HANG));
    Asker asker =
        Asker.of(
            rules(Set.of("127.0.0.1"), Duration.ofMillis(700), Map.of()),
            PATIENT,
            Optional.empty());
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      questions.add(url(server.origin() + "/" + i));
    }
    long begun = System.nanoTime();

    asker.begin(questions);

    assertThat(questions)
        .allSatisfy(
            question -> assertThat(asker.ask(question).standing()).isEqualTo(Standing.UNREACHABLE));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void refusesThisMachineAndItsNetwork() {
    Asker asker =
        Asker.of(rules(Set.of(), Duration.ofSeconds(5), Map.of()), FAST, Optional.empty());

    for (String host :
        List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "10.0.0.1")) {
      Observed observed = asker.ask(url("http://" + host + ":" + server.port() + "/a"));
      assertThat(observed.standing()).as(host).isEqualTo(Standing.REFUSED);
      assertThat(observed.why()).contains("smoke.upstream.allow");
    }
    assertThat(server.connections()).isZero();
  }

  @Test
  void refusesARedirectThere() {
    server.at(
        server.origin() + "/a",
        Reply.of(302, "Location", "http://169.254.169.254/latest/meta-data/"));
    server.at(server.origin() + "/b", Reply.of(302, "Location", "http://localhost:1/"));

    assertThat(direct().ask(url(server.origin() + "/a")).standing()).isEqualTo(Standing.REFUSED);
    assertThat(direct().ask(url(server.origin() + "/b")).standing()).isEqualTo(Standing.REFUSED);
  }

  @Test
  void refusesLocalNamesAndAddressesThroughAProxyAsWell() throws Exception {
    Asker asker = behindAProxy(Map.of());

    for (String host : List.of("10.0.0.1", "metadata.google.internal", "printer", "[::1]")) {
      assertThat(asker.ask(url("http://" + host + "/a")).standing())
          .as(host)
          .isEqualTo(Standing.REFUSED);
    }
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void doesNotAskWithoutEncryptionUnlessItMay() {
    Asker asker =
        Asker.of(
            new Asker.Rules(
                Course.Depth.DIGEST, false, Set.of("127.0.0.1"), Duration.ofSeconds(5), Map.of()),
            FAST,
            Optional.empty());

    Observed observed = asker.ask(url(server.origin() + "/a"));

    assertThat(observed.standing()).isEqualTo(Standing.REFUSED);
    assertThat(observed.why()).contains("smoke.upstream.http");
    assertThat(server.connections()).isZero();
  }

  @Test
  void readsNoBodyToItsEnd() {
    String body = "x".repeat(20_000_000);
    server.elsewhere(
        asked -> asked.method().equals("HEAD") ? Reply.of(405) : Reply.of(200).body(body));

    Observed observed = direct().ask(url(server.origin() + "/a"));

    assertThat(observed.standing()).isEqualTo(Standing.THERE);
    assertThat(observed.stated().size()).contains(20_000_000L);
  }

  @Test
  void readsNoApiBeyondItsLimit() throws Exception {
    server.at("https://zenodo.org/records/1/files/a", Reply.of(200, "Content-Length", "5"));
    server.at(
        "https://zenodo.org/api/records/1/files/a",
        Reply.of(200)
            .body("{\"checksum\": \"md5:" + "0".repeat(32) + "\"}" + " ".repeat(10_000_000)));

    Observed observed = behindAProxy(Map.of()).ask(url("https://zenodo.org/records/1/files/a"));

    assertThat(observed.standing()).isEqualTo(Standing.THERE);
    assertThat(observed.stated().digests()).isEmpty();
    assertThat(observed.why()).contains("says too much");
  }

  @Test
  void tokensGoToTheirOwnHostAlone() throws Exception {
    server.elsewhere(
        asked ->
            asked.url().endsWith("/away")
                ? Reply.of(302, "Location", "https://other.example.org/there")
                : Reply.of(200));
    Asker asker = behindAProxy(Map.of("HF_TOKEN", "hf_planted", "GITHUB_TOKEN", "ghp_planted"));

    asker.ask(url("https://huggingface.co/acme/tiny/resolve/main/away"));
    asker.ask(url("https://api.github.com/repos/acme/tiny"));
    asker.ask(url("https://models.example.org/a"));
    asker.ask(url("http://huggingface.co/acme/tiny/resolve/main/plain"));

    Map<String, String> sent = new HashMap<>();
    server
        .asked()
        .forEach(one -> sent.put(one.url(), one.fields().getOrDefault("authorization", "")));
    assertThat(sent)
        .containsEntry("https://huggingface.co/acme/tiny/resolve/main/away", "Bearer hf_planted")
        .containsEntry("https://api.github.com/repos/acme/tiny", "Bearer ghp_planted")
        .containsEntry("https://other.example.org/there", "")
        .containsEntry("https://models.example.org/a", "")
        .containsEntry("http://huggingface.co/acme/tiny/resolve/main/plain", "");
  }

  @Test
  void aTokenThatIsNotAcceptedIsSaid() throws Exception {
    server.elsewhere(asked -> Reply.of(401));

    Observed observed =
        behindAProxy(Map.of("HF_TOKEN", "hf_planted"))
            .ask(url("https://huggingface.co/acme/tiny/resolve/main/a"));

    assertThat(observed.standing()).isEqualTo(Standing.NOT_VISIBLE);
    assertThat(observed.toString()).doesNotContain("hf_planted");
  }

  @Test
  void aTokenThatIsNoneIsNotSentAndNotShown() throws Exception {
    server.elsewhere(asked -> Reply.of(200));

    Observed observed =
        behindAProxy(Map.of("HF_TOKEN", "hf_planted\r\nX-Evil: 1"))
            .ask(url("https://huggingface.co/acme/tiny/resolve/main/a"));

    assertThat(observed.toString()).doesNotContain("hf_planted");
    assertThat(server.asked())
        .allSatisfy(one -> assertThat(one.fields()).doesNotContainKeys("authorization", "x-evil"));
  }

  @Test
  void aServerWithoutATrustedCertificateDoesNotAnswer() {
    Asker asker =
        Asker.of(rules(Set.of(), Duration.ofSeconds(40), server.asProxy()), FAST, Optional.empty());

    Observed observed = asker.ask(url("https://models.example.org/a"));

    assertThat(observed.standing()).isEqualTo(Standing.UNREACHABLE);
    assertThat(observed.why()).contains("certificate");
  }

  @Test
  void aNameWithoutAnAddressDoesNotAnswer() {
    Observed observed = direct().ask(url("http://nothing.invalid/a"));

    assertThat(observed.standing()).isEqualTo(Standing.UNREACHABLE);
    assertThat(observed.why()).contains("a name without an address");
  }

  @Test
  void asksAServerOfLfsForManyAtOnce() throws Exception {
    server.elsewhere(
        asked -> {
          StringBuilder objects = new StringBuilder();
          for (String oid : asked.body().split("\"oid\":\"", -1)) {
            if (oid.length() > 64 && oid.substring(0, 64).matches("[0-9a-f]+")) {
              objects.append(objects.length() == 0 ? "" : ",");
              objects.append(
                  "{\"oid\":\"%s\",\"size\":3,\"actions\":{\"download\":{\"href\":\"https://a.example/%s\"}}}"
                      .formatted(oid.substring(0, 64), "x".repeat(1_500)));
            }
          }
          return Reply.of(200).body("{\"objects\":[" + objects + "]}");
        });
    Asker asker = behindAProxy(Map.of("GITHUB_TOKEN", "ghp_planted"));
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      questions.add(
          new Question.LfsObject(
              RemoteUrl.parse("https://github.com/acme/zoo.git/info/lfs"),
              String.format("%064x", i),
              3));
    }

    asker.begin(questions);

    assertThat(questions)
        .allSatisfy(q -> assertThat(asker.ask(q).standing()).isEqualTo(Standing.THERE));
    assertThat(server.asked()).hasSize(3);
    assertThat(server.asked().get(0).fields().get("authorization")).startsWith("Basic ");
  }

  @Test
  void saysWhoSpeaksForARepository() throws Exception {
    server.elsewhere(asked -> Reply.of(401, "X-Error-Code", "RepoNotFound"));
    Asker asker = behindAProxy(Map.of());
    Question first = url("https://huggingface.co/acme/tiny/resolve/main/a");
    Question second = url("https://huggingface.co/acme/tiny/resolve/main/b");

    asker.begin(List.of(first, second));

    assertThat(asker.isFirstNotVisible("huggingface.co/acme/tiny", first)).isTrue();
    assertThat(asker.isFirstNotVisible("huggingface.co/acme/tiny", second)).isFalse();
  }
}
