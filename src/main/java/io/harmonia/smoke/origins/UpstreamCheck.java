package io.harmonia.smoke.origins;

import io.harmonia.smoke.finding.DigestPolicy;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Wording;
import io.harmonia.smoke.hosts.Hosts;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.upstream.Observed;
import io.harmonia.smoke.upstream.Opinion;
import io.harmonia.smoke.upstream.Question;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Standing;
import io.harmonia.smoke.upstream.UnaskableUrlException;
import java.util.Optional;

/** What is recorded of a source is still what its server states. */
record UpstreamCheck(UpstreamPolicy policy) {
  private static final String RECORD_ANEW =
      "Find out who replaced it; if the new content is intended, record it anew.";
  private static final String NEW_SOURCE =
      "Correct the source in the record, or keep a copy of the file where it cannot vanish.";

  Judgement judge(SourceUrl url) {
    Findings findings = new Findings();
    Optional<Question> question = url.question().question();
    Kind passed =
        question.isPresent()
            ? judge(findings, url, question.get())
            : notAsked(findings, url, url.question().why().orElseThrow());
    return findings.judge(passed);
  }

  private Kind notAsked(Findings findings, SourceUrl url, UnaskableUrlException why) {
    Kind unasked = policy.worth().required() ? Kind.UPSTREAM_NO_ANSWER : Kind.UPSTREAM_UNREACHABLE;
    Kind kind = why.isRefused() ? Kind.UPSTREAM_REFUSED : unasked;
    findings.add(
        url.subject().at(),
        kind,
        url.shown()
            + " "
            + why.getMessage()
            + (kind == Kind.UPSTREAM_NO_ANSWER ? " (smoke.upstream.required)" : ""),
        why.remedy());
    return kind;
  }

  private Kind judge(Findings findings, SourceUrl url, Question question) {
    Observed observed = policy.upstream().ask(question);
    Opinion opinion = Opinion.of(url.expected(), observed, policy.depth());
    if (!opinion.agrees()) { // a kept answer may be of before
      observed = policy.upstream().askAnew(question);
      opinion = Opinion.of(url.expected(), observed, policy.depth());
    }
    Location at = url.subject().at();
    String what = url.shown();
    if (observed.movedTo().isPresent() && observed.standing() == Standing.THERE) {
      findings.remark(at + ": " + what + " moved to " + observed.movedTo().get().shown());
    }
    switch (opinion.said()) {
      case MATCH -> {
        return match(findings, url, opinion);
      }
      case PRESENT -> {
        if (!opinion.actual().isEmpty()) {
          findings.remark(at + ": " + what + ": " + opinion.actual());
        }
        return Kind.UPSTREAM_PRESENT;
      }
      case MOVED_ON -> {
        Wording said = Wording.compared(what + ": ", opinion.expected(), opinion.actual());
        if (!policy.worth().movedOnIsDrift()) {
          findings.remark(at + ": " + said + ": its branch moved on");
          return Kind.UPSTREAM_MOVED_ON;
        }
        findings.add(
            at,
            Kind.UPSTREAM_CHANGED,
            said.and(", since its branch moved on (smoke.upstream.moved-on=drift)"),
            "Record the commit (snapshot) that the content is of, or record the new content.");
      }
      case CHANGED ->
          findings.add(
              at,
              Kind.UPSTREAM_CHANGED,
              Wording.compared(what + ": ", opinion.expected(), opinion.actual()),
              RECORD_ANEW);
      case GONE ->
          findings.add(
              at, Kind.UPSTREAM_GONE, what + " is gone: it " + opinion.actual(), NEW_SOURCE);
      case MOVED ->
          findings.add(
              at,
              Kind.UPSTREAM_MOVED,
              what
                  + " moved to "
                  + observed.movedTo().map(RemoteUrl::shown).orElse("elsewhere")
                  + ", which "
                  + opinion.actual(),
              NEW_SOURCE);
      case PRIVATE ->
          findings.add(
              at,
              Kind.UPSTREAM_PRIVATE,
              what + " is not shown to everybody: it " + opinion.actual(),
              "To have it checked, " + give(question.url()) + ".");
      case NOT_VISIBLE -> notVisible(findings, url, question, observed, opinion.actual());
      case UNREACHABLE -> unreachable(findings, url, question, opinion.actual());
      case REFUSED ->
          findings.add(
              at,
              Kind.UPSTREAM_REFUSED,
              what + " " + opinion.actual(),
              "Correct the source in the record, or allow it by the setting if it is yours.");
    }
    return Kind.UPSTREAM_PRESENT;
  }

  private Kind match(Findings findings, SourceUrl url, Opinion opinion) {
    boolean isStrong = opinion.by().filter(digest -> digest.algorithm().isStrong()).isPresent();
    if (isStrong) {
      return Kind.UPSTREAM_MATCH;
    }
    findings.remark(
        url.subject().at()
            + ": "
            + url.shown()
            + " states the recorded "
            + opinion.by().map(digest -> digest.algorithm().label()).orElse("digest")
            + ", and no strong digest that is recorded");
    return policy.worth().digests() == DigestPolicy.STRONG
        ? Kind.UPSTREAM_PRESENT
        : Kind.UPSTREAM_MATCH;
  }

  /** Said once of a repository. */
  private void notVisible(
      Findings findings, SourceUrl url, Question question, Observed observed, String why) {
    Optional<String> repository =
        observed.standing() == Standing.NOT_VISIBLE ? Hosts.repository(question) : Optional.empty();
    boolean isSaid =
        repository.isPresent() && !policy.upstream().isFirstNotVisible(repository.get(), question);
    findings.add(
        url.subject().at(),
        isSaid ? Kind.UPSTREAM_PRIVATE : Kind.UPSTREAM_NOT_VISIBLE,
        url.shown()
            + (isSaid
                ? " cannot be seen, as is said of the first one of its repository"
                : " cannot be seen: it " + why + ", so it may be private, or gone"),
        "If it is private, " + give(question.url()) + "; else correct the source in the record.");
  }

  private static String give(RemoteUrl url) {
    return Hosts.token(url)
        .map(name -> "give a token that may see it in " + name)
        .orElse("give credentials for " + url.host() + " in .netrc");
  }

  private void unreachable(Findings findings, SourceUrl url, Question question, String why) {
    boolean isOfAll = !policy.upstream().anyAnswered(question.url().host());
    boolean isWrong = policy.worth().required() || isOfAll;
    findings.add(
        url.subject().at(),
        isWrong ? Kind.UPSTREAM_NO_ANSWER : Kind.UPSTREAM_UNREACHABLE,
        url.shown()
            + " "
            + why
            + (policy.worth().required()
                ? " (smoke.upstream.required)"
                : isOfAll ? ", and nothing else at its host answered" : ""),
        "Run again later; if it stays so, correct the source in the record.");
  }
}
