package io.harmonia.smoke.records;

import io.harmonia.smoke.content.ContentVerifier;
import io.harmonia.smoke.finding.Check;
import io.harmonia.smoke.finding.CheckName;
import io.harmonia.smoke.finding.CheckSource;
import io.harmonia.smoke.finding.CheckType;
import io.harmonia.smoke.finding.DigestPolicy;
import io.harmonia.smoke.finding.Findings;
import io.harmonia.smoke.finding.Judgement;
import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.finding.Requirement;
import io.harmonia.smoke.finding.Subject;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.ledger.Ledger;
import io.harmonia.smoke.ledger.SourceDocument;
import io.harmonia.smoke.path.RelativePath;
import io.harmonia.smoke.source.Claim;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.source.Statement;
import io.harmonia.smoke.source.UntoldException;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.workspace.Found;
import io.harmonia.smoke.workspace.ReadFile;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The checks of records of other formats than Harmonia's own, whichever they are. */
public final class SourceChecks implements CheckSource {
  private static final String READABLE = "readable";

  private final Inventory inventory;
  private final Workspace workspace;
  private final ClaimCheck check;

  /**
   * Plans them; those files of which more than a SHA-256 is needed are made known to the hasher.
   */
  public SourceChecks(
      Inventory inventory,
      Ledger ledger,
      ContentVerifier content,
      Requirement requirement,
      DigestPolicy policy) {
    this.inventory = inventory;
    this.workspace = inventory.workspace();
    this.check =
        new ClaimCheck(
            workspace,
            ledger,
            content,
            new TrackedAbsences(
                workspace,
                inventory.records().repository(),
                () -> claims().flatMap(claim -> claim.path().places().stream())),
            requirement,
            policy);
    claims().forEach(claim -> announce(claim, content));
  }

  private Stream<Claim> claims() {
    return inventory.records().claims();
  }

  private void announce(Claim claim, ContentVerifier content) {
    if (claim.content().digests().stream().anyMatch(one -> one.value().sha256().isEmpty())
        && claim.path().path().map(workspace::look).orElse(null)
            instanceof Found.RegularFile file) {
      content.diagnosis().digests().want(file.real(), claim.content().algorithms());
    }
  }

  @Override
  public int count() {
    return (int) checks().count();
  }

  @Override
  public Stream<Check> checks() {
    return inventory.records().all().stream().flatMap(this::of);
  }

  private Stream<Check> of(SourceDocument document) {
    Optional<Statement> statement = document.statement();
    if (statement.isEmpty()) {
      return document.isMissing() && !document.place().asked() && !isTracked(document)
          ? Stream.empty()
          : Stream.of(readable(document));
    }
    Statement said = statement.get();
    List<Claim> claims = document.claims().toList();
    boolean saysSomething = !said.problems().isEmpty() || !said.remarks().isEmpty();
    boolean isEmptyDocument = claims.isEmpty() && !isWholeRepository(document);
    UniqueNames names =
        new UniqueNames(
            Stream.concat(
                claims.stream().map(SourceChecks::nameOf),
                said.relations().stream().map(SourceChecks::nameOf)),
            Set.of(READABLE));
    return Stream.of(
            saysSomething || isEmptyDocument
                ? Stream.of(readable(document))
                : Stream.<Check>empty(),
            claims(document, claims, names),
            relations(document, said.relations(), names))
        .flatMap(checks -> checks);
  }

  /** A repository that has none of a format has nothing to say of it. */
  private boolean isWholeRepository(SourceDocument document) {
    return document.place().file().equals(workspace.root());
  }

  private static boolean isTracked(SourceDocument document) {
    return document.document().read() instanceof ReadFile.Missing<?> missing
        && missing.restore().isPresent();
  }

  private Check readable(SourceDocument document) {
    return check(
        document, READABLE, CheckType.RECORD, plain(document, at(document)), () -> judge(document));
  }

  private static Location at(SourceDocument document) {
    return Location.startOf(document.place().shownAs());
  }

  private static Judgement judge(SourceDocument document) {
    Findings findings = new Findings();
    findings.addUnread(document.document(), Kind.MANIFEST_INVALID);
    if (document.document().read() instanceof ReadFile.Missing<?> missing) {
      findings.add(
          at(document),
          Kind.MISSING_ARTIFACT,
          "expected a record of " + document.source().name() + ", actual: there is none",
          missing
              .restore()
              .map(command -> "Run “" + command + "”.")
              .orElse("Correct the setting that names it, or put it there."));
    }
    document.statement().ifPresent(statement -> judge(findings, statement, at(document)));
    return findings.judge(Kind.VALID);
  }

  private static void judge(Findings findings, Statement statement, Location at) {
    findings.addAll(Kind.MANIFEST_INVALID, statement.problems());
    findings.remarks(statement.remarks());
    if (findings.isEmpty() && statement.claims().findAny().isEmpty()) {
      findings.add(
          at, Kind.NOT_RECORDED, "nothing is recorded in it", "Record a file in it, or remove it.");
    }
  }

  private Stream<Check> claims(SourceDocument document, List<Claim> claims, UniqueNames names) {
    AnyThere any = new AnyThere(claims);
    List<Check> checks = new ArrayList<>(claims.size());
    for (Claim claim : claims) {
      checks.add(
          check(
              document,
              names.next(nameOf(claim), claim.at()),
              CheckType.CLAIM,
              new Subject.Claimed(fileOf(document, claim.at()), claim.at(), claim.path().path()),
              () -> check.judge(claim, any::isTrue)));
    }
    return checks.stream();
  }

  private static String nameOf(Claim claim) {
    return Printable.of(claim.path().name());
  }

  private static String nameOf(Relation relation) {
    return "relation " + Printable.of(relation.name());
  }

  private Stream<Check> relations(
      SourceDocument document, List<Relation> relations, UniqueNames names) {
    return relations.stream()
        .map(
            relation ->
                check(
                    document,
                    names.next(nameOf(relation), relation.at()),
                    CheckType.CLAIM,
                    plain(document, relation.at()),
                    () -> judge(relation)));
  }

  private static Judgement judge(Relation relation) {
    Findings findings = new Findings();
    try {
      Relation.Answer answer = relation.test().ask();
      findings.addAll(Kind.MANIFEST_INCONSISTENT, answer.contradictions());
      findings.remarks(answer.remarks());
      answer.untold().ifPresent(why -> findings.add(Kind.NOT_PRESENT, why));
    } catch (UntoldException e) {
      findings.add(relation.at(), Kind.UNREADABLE, unchecked(relation, e), e.remedy());
    } catch (IOException e) {
      findings.add(
          relation.at(),
          Kind.UNREADABLE,
          unchecked(relation, e),
          "Make what it speaks of readable, and run again.");
    }
    return findings.judge(Kind.CONSISTENT);
  }

  private static String unchecked(Relation relation, IOException why) {
    return Printable.of(relation.name()) + " could not be checked: " + Workspace.reasonOf(why);
  }

  private static Check check(
      SourceDocument document,
      String name,
      CheckType type,
      Subject subject,
      Supplier<Judgement> body) {
    return new Check(new CheckName(document.place().shownAs() + " › " + name), type, subject, body);
  }

  private Subject plain(SourceDocument document, Location at) {
    return new Subject.Plain(fileOf(document, at), at);
  }

  /** Where git's index is the record, each claim stands in a file of its own. */
  private Path fileOf(SourceDocument document, Location at) {
    return at.file().equals(document.place().shownAs())
        ? document.place().file()
        : workspace.locate(new RelativePath(at.file()));
  }

  /** Whether anything is there of which a record speaks; looked for once. */
  private final class AnyThere {
    private final List<Claim> claims;
    private @Nullable Boolean known;

    AnyThere(List<Claim> claims) {
      this.claims = claims;
    }

    synchronized boolean isTrue() {
      Boolean is = known;
      if (is == null) {
        is =
            claims.stream()
                .flatMap(claim -> claim.path().path().stream())
                .map(workspace::look)
                .anyMatch(found -> found instanceof Found.File || found instanceof Found.Directory);
        known = is;
      }
      return is;
    }
  }
}
