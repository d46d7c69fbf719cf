package io.harmonia.smoke.run;

import io.harmonia.smoke.asking.Asker;
import io.harmonia.smoke.asking.Proxies;
import io.harmonia.smoke.baseline.FoundBaseline;
import io.harmonia.smoke.git.GitDirectory;
import io.harmonia.smoke.ledger.Inventory;
import io.harmonia.smoke.origins.LfsServer;
import io.harmonia.smoke.origins.UpstreamPolicy;
import io.harmonia.smoke.plan.Strictness;
import io.harmonia.smoke.settings.AskedSources;
import io.harmonia.smoke.settings.GivenSettings;
import io.harmonia.smoke.settings.MovedOn;
import io.harmonia.smoke.settings.SmokeSettings;
import io.harmonia.smoke.settings.WrongUsageException;
import io.harmonia.smoke.upstream.Course;
import io.harmonia.smoke.waiver.ShardedPlan;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks sources in a run, if that is asked for; else nobody is made who could. */
final class UpstreamRun {
  private final Optional<Asker> asker;
  private final Strictness strictness;

  private UpstreamRun(Optional<Asker> asker, Strictness strictness) {
    this.asker = asker;
    this.strictness = strictness;
  }

  /**
   * By the settings.
   *
   * @param environment with proxies and credentials
   * @param root of the workspace; in the checkout around it no answers are kept
   * @throws WrongUsageException if they would be, or a proxy cannot be used
   */
  static UpstreamRun of(
      GivenSettings settings, Map<String, String> environment, Path root, FoundBaseline baseline) {
    Strictness strictness = settings.strictness();
    Course.Depth depth = settings.get(SmokeSettings.UPSTREAM);
    Asker.Rules rules =
        new Asker.Rules(
            depth,
            settings.get(SmokeSettings.UPSTREAM_HTTP),
            Set.copyOf(settings.get(SmokeSettings.UPSTREAM_ALLOW).orElse(List.of())),
            settings.get(SmokeSettings.UPSTREAM_TIMEOUT),
            environment);
    UpstreamPolicy.Worth worth =
        new UpstreamPolicy.Worth(
            strictness.digests(),
            settings.get(SmokeSettings.UPSTREAM_REQUIRED),
            settings.get(SmokeSettings.UPSTREAM_MOVED_ON) == MovedOn.DRIFT);
    boolean onlyChanged = settings.get(SmokeSettings.UPSTREAM_ONLY) == AskedSources.CHANGED;
    Optional<Path> cache = settings.get(SmokeSettings.UPSTREAM_CACHE);
    cache.ifPresent(folder -> refuseInside(root, folder));
    if (depth == Course.Depth.NONE) {
      return new UpstreamRun(Optional.empty(), strictness);
    }
    Proxies.complaint(environment, rules.mayUseHttp())
        .ifPresent(
            wrong -> {
              throw new WrongUsageException(wrong);
            });
    Asker made = cache.map(folder -> Asker.keeping(rules, folder)).orElseGet(() -> Asker.of(rules));
    Optional<FoundBaseline.At> since = onlyChanged ? stateOf(baseline) : Optional.empty();
    return new UpstreamRun(
        Optional.of(made), strictness.asking(new UpstreamPolicy(made, depth, worth, since)));
  }

  /** What a change could bring is no answer, and a check writes nothing into a workspace. */
  private static void refuseInside(Path root, Path folder) {
    Path at = folder;
    while (at != null && !Files.exists(at)) {
      at = at.getParent();
    }
    try {
      Path checkout = GitDirectory.topAround(root);
      if (at != null && (isIn(checkout, at.toRealPath()) || isIn(checkout, folder))) {
        throw new WrongUsageException(
            SmokeSettings.UPSTREAM_CACHE
                + ": lies in the repository that is checked, whose changes could bring answers of"
                + " their own: expected a folder elsewhere");
      }
    } catch (IOException e) {
      throw new WrongUsageException(
          SmokeSettings.UPSTREAM_CACHE
              + ": cannot be told where it lies: "
              + Workspace.reasonOf(e));
    }
  }

  private static boolean isIn(Path checkout, Path folder) {
    return folder.toAbsolutePath().normalize().startsWith(checkout);
  }

  /** Of a merge, that of its first parent: what the branch was. */
  private static Optional<FoundBaseline.At> stateOf(FoundBaseline baseline) {
    if (baseline instanceof FoundBaseline.At at) {
      return Optional.of(at);
    }
    return baseline instanceof FoundBaseline.Merge merge
        ? merge.parents().stream().findFirst()
        : Optional.empty();
  }

  /** How strict the checks are, of sources as well. */
  Strictness strictness() {
    return strictness;
  }

  /** Who asks, if anybody does. */
  Optional<Asker> asker() {
    return asker;
  }

  /** What is not asked, and why. */
  List<String> notes(Inventory inventory) {
    return asker.flatMap(it -> LfsServer.note(inventory)).stream().toList();
  }

  /** Begins to ask what the checks of a plan will ask. */
  void begin(ShardedPlan checks) {
    asker.ifPresent(it -> it.begin(checks.questions()));
  }
}
