package io.harmonia.smoke.origins;

import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckName;
import io.harmonia.smoke.finding.CheckSource;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.upstream.Question;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A check of each recorded URL. Its name ends in the URL, by which hosts are counted. */
public final class UpstreamChecks implements CheckSource {
  private final Map<String, SourceUrl> byName = new LinkedHashMap<>();
  private final UpstreamCheck check;

  public UpstreamChecks(SourceUrls urls, UpstreamPolicy policy) {
    this.check = new UpstreamCheck(policy);
    for (SourceUrl url : urls.all()) {
      String end = " › " + url.shown();
      String name = url.name() + end;
      if (byName.containsKey(name)) {
        name =
            url.name()
                + " ("
                + url.subject().at().line()
                + ":"
                + url.subject().at().column()
                + ")"
                + end;
      }
      for (int number = 2; byName.containsKey(name); number++) {
        name = url.name() + " #" + number + end;
      }
      byName.put(name, url);
    }
  }

  /** What the checks of those names have to ask, each question once. */
  public List<Question> questions(Predicate<String> names) {
    Set<Question> questions = new LinkedHashSet<>();
    byName.forEach(
        (name, url) -> {
          if (names.test(name)) {
            url.question().question().ifPresent(questions::add);
          }
        });
    return List.copyOf(questions);
  }

  @Override
  public int count() {
    return byName.size();
  }

  @Override
  public Stream<Check> checks() {
    return byName.entrySet().stream()
        .map(
            named ->
                new Check(
                    new CheckName(named.getKey()),
                    CheckType.UPSTREAM,
                    named.getValue().subject(),
                    () -> check.judge(named.getValue())));
  }
}
