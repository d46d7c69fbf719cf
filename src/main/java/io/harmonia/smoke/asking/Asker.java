package io.harmonia.smoke.asking;

import io.harmonia.smoke.hosts.Hosts;
import io.harmonia.smoke.hosts.LfsCourse;
import io.harmonia.smoke.hosts.UrlCourse;
import io.harmonia.smoke.upstream.Course;
import io.harmonia.smoke.upstream.Observed;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.Upstream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Asks questions, each once. Nothing is opened before the first one. */
public final class Asker implements Upstream {
  private final Course.Depth depth;
  private final boolean mayUseHttp;
  private final Duration timeout;
  private final Pace pace;
  private final Transport transport;
  private final Optional<KeptAnswers> kept;
  private final Map<Question, CompletableFuture<Observed>> answers = new LinkedHashMap<>();
  private final Set<Question> answeredByKept = new HashSet<>();
  private final Set<Question> renewed = new HashSet<>();
  private final Map<String, Boolean> answered = new ConcurrentHashMap<>();
  private final Map<String, Optional<Question>> notVisible = new ConcurrentHashMap<>();
  private final AtomicLong made = new AtomicLong();
  private @Nullable Dispatcher dispatcher;

  /**
   * How and whom to ask.
   *
   * @param mayUseHttp whether URLs without encryption are asked
   * @param allowed hosts that may have any address
   * @param timeout for all questions, from the first one on
   * @param environment with proxies and credentials
   */
  public record Rules(
      Course.Depth depth,
      boolean mayUseHttp,
      Set<String> allowed,
      Duration timeout,
      Map<String, String> environment) {}

  private Asker(Rules rules, Pace pace, Transport transport, Optional<KeptAnswers> kept) {
    this.kept = kept;
    this.depth = rules.depth();
    this.mayUseHttp = rules.mayUseHttp();
    this.timeout = rules.timeout();
    this.pace = pace;
    this.transport = transport;
  }

  /** Asks by those rules. */
  public static Asker of(Rules rules) {
    return of(rules, Pace.USUAL, Optional.empty());
  }

  /** Asks by those rules, unless a folder has an answer of the last week; keeps others there. */
  public static Asker keeping(Rules rules, Path folder) {
    return new Asker(
        rules,
        Pace.USUAL,
        new HttpTransport(rules.environment(), rules.allowed(), Optional.empty()),
        Optional.of(new KeptAnswers(folder, rules.depth(), Clock.systemUTC())));
  }

  static Asker of(Rules rules, Pace pace, Optional<SSLContext> trust) {
    return new Asker(
        rules,
        pace,
        new HttpTransport(rules.environment(), rules.allowed(), trust),
        Optional.empty());
  }

  /** Begins to ask, in threads of its own. */
  public synchronized void begin(Collection<Question> questions) {
    Dispatcher sender = dispatcher;
    if (sender == null) {
      long end = System.nanoTime() + timeout.toNanos();
      sender =
          new Dispatcher(
              transport,
              pace,
              new Dispatcher.Limit(
                  end,
                  "was not asked: the time for asking was over (smoke.upstream.timeout, "
                      + timeout.toSeconds()
                      + " s)"),
              this::done);
      dispatcher = sender;
    }
    Map<RemoteUrl, List<Question.LfsObject>> objects = new LinkedHashMap<>();
    for (Question question : questions) {
      if (answers.putIfAbsent(question, new CompletableFuture<>()) != null) {
        continue;
      }
      if (!question.url().isHttps() && !mayUseHttp) {
        done(
            Map.of(
                question, Observed.of(Standing.REFUSED, "is not encrypted (smoke.upstream.http)")));
      } else if (isKept(question)) {
        made.incrementAndGet();
      } else if (question instanceof Question.LfsObject object) {
        objects.computeIfAbsent(object.url(), url -> new ArrayList<>()).add(object);
      } else if (question instanceof Question.Url url) {
        sender.begin(new UrlCourse(url, depth, mayUseHttp));
      }
    }
    for (List<Question.LfsObject> ofOne : objects.values()) {
      for (int from = 0; from < ofOne.size(); from += LfsCourse.MOST) {
        sender.begin(
            new LfsCourse(ofOne.subList(from, Math.min(from + LfsCourse.MOST, ofOne.size()))));
      }
    }
  }

  /** Whether a kept answer is the answer; it stays as old as it is. */
  private boolean isKept(Question question) {
    if (renewed.contains(question)) {
      return false;
    }
    Optional<Observed> known = kept.flatMap(it -> it.of(question));
    known.ifPresent(it -> future(question).complete(it));
    known.ifPresent(it -> answeredByKept.add(question));
    return known.isPresent();
  }

  private void done(Map<Question, Observed> observed) {
    observed.forEach(
        (question, came) -> {
          made.incrementAndGet();
          future(question).complete(came);
        });
    observed.forEach((question, came) -> kept.ifPresent(it -> it.keep(question, came)));
  }

  private synchronized CompletableFuture<Observed> future(Question question) {
    return answers.computeIfAbsent(question, it -> new CompletableFuture<>());
  }

  private synchronized boolean isBegun(Question question) {
    return answers.containsKey(question);
  }

  private synchronized List<Question> begun() {
    return List.copyOf(answers.keySet());
  }

  @Override
  public Observed ask(Question question) {
    if (!isBegun(question)) {
      begin(List.of(question));
    }
    return future(question).join();
  }

  @Override
  public Observed askAnew(Question question) {
    synchronized (this) {
      if (answeredByKept.remove(question)) {
        answers.remove(question);
        renewed.add(question);
        made.decrementAndGet();
      }
    }
    return ask(question);
  }

  @Override
  public boolean anyAnswered(String host) {
    return answered.computeIfAbsent(
        host,
        it ->
            begun().stream()
                .filter(question -> question.url().host().equals(host))
                .map(this::ask)
                .anyMatch(
                    came ->
                        came.standing() != Standing.UNREACHABLE
                            && came.standing() != Standing.REFUSED));
  }

  @Override
  public boolean isFirstNotVisible(String repository, Question question) {
    return notVisible
        .computeIfAbsent(
            repository,
            it ->
                begun().stream()
                    .filter(one -> Hosts.repository(one).filter(repository::equals).isPresent())
                    .filter(one -> ask(one).standing() == Standing.NOT_VISIBLE)
                    .findFirst())
        .filter(question::equals)
        .isPresent();
  }

  /** Number of questions that came to their end. */
  public long asked() {
    return made.get();
  }

  /** Number of questions. */
  public synchronized long all() {
    return answers.size();
  }
}
