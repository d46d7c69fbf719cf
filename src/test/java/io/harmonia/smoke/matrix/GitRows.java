package io.harmonia.smoke.matrix;

import static io.harmonia.smoke.kit.WorkspaceBuilder.DATASET_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODELS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.MODEL_SUMS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.WAIVERS;
import static io.harmonia.smoke.kit.WorkspaceBuilder.pointerTo;
import static io.harmonia.smoke.kit.WorkspaceBuilder.sha256;
import static io.harmonia.smoke.matrix.Row.fault;
import static io.harmonia.smoke.matrix.Row.harmless;

import io.harmonia.smoke.finding.Kind;
import io.harmonia.smoke.kit.Repository;
import io.harmonia.smoke.kit.WorkspaceBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Repositories in which git keeps the documents in other ways than as plain files. */
final class GitRows {
  private static final String WHOLE_PLACE = MODELS + ":1";
  private static final String ENTRY_PLACE = MODELS + ":5";
  private static final String VERSION_PLACE = MODELS + ":7";
  private static final Surroundings WITHOUT_GIT =
      Surroundings.environment("without git on PATH", "PATH", "/nonexistent");

  private GitRows() {}

  static List<Row> rows() {
    return Stream.of(links(), submodules(), lfs(), checkouts(), programs())
        .flatMap(List::stream)
        .map(row -> row.needing("git"))
        .toList();
  }

  private static List<Row> links() {
    return List.of(
        fault(
            "content changed under the same version, where a folder of manifests is a link",
            w -> {
              linked(w);
              VersionRows.replace(w);
            },
            Kind.BUMP_REQUIRED,
            VERSION_PLACE),
        harmless("a folder of manifests is a link, and nothing changed", GitRows::linked)
            .seenAs(Kind.CONSISTENT, ENTRY_PLACE),
        fault(
                "a manifest was a link out of the repository in the last commit",
                w -> {
                  String models = w.text(MODELS);
                  w.delete(MODELS).link(MODELS, "/nonexistent");
                  commit(w);
                  w.delete(MODELS).file(MODELS, models);
                },
                Kind.BASELINE_UNAVAILABLE,
                WHOLE_PLACE)
            .saying("is a link that leaves the repository"),
        fault(
            "the last commit has a manifest of which nothing can be understood",
            w -> {
              String models = w.text(MODELS);
              w.file(MODELS, "{");
              commit(w);
              w.file(MODELS, models);
            },
            Kind.BASELINE_UNAVAILABLE,
            WHOLE_PLACE),
        fault(
            "a commit changed content under the same version, and the checkout has other line ends",
            w -> {
              commit(w);
              VersionRows.replace(w);
              commit(w);
              w.file(MODELS, w.text(MODELS).replace("\n", "\r\n"));
            },
            Kind.BUMP_REQUIRED,
            VERSION_PLACE));
  }

  private static List<Row> submodules() {
    return List.of(
        fault(
            "content changed under the same version, in a submodule",
            w -> {
              submodule(w);
              VersionRows.replace(w);
            },
            Kind.BUMP_REQUIRED,
            VERSION_PLACE),
        harmless("the models are a submodule, and nothing changed", GitRows::submodule)
            .seenAs(Kind.CONSISTENT, ENTRY_PLACE),
        fault(
                "the submodule of the models is not checked out",
                w -> {
                  submodule(w);
                  Repository.at(w.root()).git("submodule", "--quiet", "deinit", "-f", "models");
                },
                Kind.UNREADABLE,
                MODEL_SUMS + ":1")
            .red(2)
            .saying("“git submodule update --init models”"),
        fault(
                "the submodule of the models is not checked out, and no baseline is wanted",
                w -> {
                  submodule(w);
                  Repository.at(w.root()).git("submodule", "--quiet", "deinit", "-f", "models");
                },
                Kind.UNREADABLE,
                MODELS + ":1")
            .with("smoke.baseline", "none")
            .red(2),
        harmless(
            "a submodule elsewhere is not checked out",
            w -> {
              Repository library = Repository.in(w.root().resolveSibling("library"));
              library.commit("README.md", "a library");
              Repository repository = Repository.in(w.root());
              add(repository, library, "third_party/library");
              repository.commit();
              repository.git("submodule", "--quiet", "deinit", "-f", "third_party/library");
            }));
  }

  private static List<Row> lfs() {
    return List.of(
        fault(
                "the last commit has a checksum file in Git LFS that this clone has not",
                w -> lfs(w),
                Kind.BASELINE_UNAVAILABLE,
                WHOLE_PLACE)
            .saying("“git lfs fetch origin "),
        harmless(
                "the last commit has a checksum file in Git LFS that this clone has",
                w -> stored(w, lfs(w)))
            .seenAs(Kind.CONSISTENT, ENTRY_PLACE),
        fault(
            "content changed under the same version, where a checksum file is in Git LFS",
            w -> {
              stored(w, lfs(w));
              VersionRows.replace(w);
            },
            Kind.BUMP_REQUIRED,
            VERSION_PLACE));
  }

  private static List<Row> checkouts() {
    return List.of(
        fault(
                "a sparse checkout leaves a checksum file out",
                w -> {
                  w.file("datasets/kept/x", "x");
                  commit(w);
                  Repository.at(w.root())
                      .git("sparse-checkout", "set", "--no-cone", "/*", "!/" + DATASET_SUMS);
                },
                Kind.UNREADABLE,
                DATASET_SUMS + ":1")
            .saying("sparse checkout", "“git sparse-checkout add /" + DATASET_SUMS + "”"),
        fault(
                "waivers are left out of the checkout",
                w -> {
                  w.waivers();
                  commit(w);
                  Repository.at(w.root()).git("update-index", "--skip-worktree", WAIVERS);
                  w.delete(WAIVERS);
                },
                Kind.UNREADABLE,
                WAIVERS + ":1")
            .saying("“git update-index --no-skip-worktree " + WAIVERS),
        fault(
                "a tracked checksum file is gone, and no baseline is wanted",
                w -> {
                  commit(w);
                  w.delete(DATASET_SUMS);
                },
                Kind.MANIFEST_INCONSISTENT,
                DATASET_SUMS + ":1")
            .with("smoke.baseline", "none")
            .saying("git tracks it", "“git restore " + DATASET_SUMS + "”"),
        fault(
                "tracked waivers are gone",
                w -> {
                  w.waivers();
                  commit(w);
                  w.delete(WAIVERS);
                },
                Kind.MANIFEST_INCONSISTENT,
                WAIVERS + ":1")
            .saying("“git restore " + WAIVERS + "”"),
        harmless(
            "waivers that git never tracked are not there",
            w -> {
              commit(w);
              w.file("README.md", "new");
            }));
  }

  private static List<Row> programs() {
    return List.of(
        fault(
                "there is a repository, and no git",
                w -> {
                  commit(w);
                  commit(w);
                },
                Kind.BASELINE_UNAVAILABLE,
                WHOLE_PLACE)
            .in(WITHOUT_GIT)
            .saying("there is no git program on PATH"),
        harmless("there is a repository, no git, and no baseline is wanted", GitRows::commit)
            .in(WITHOUT_GIT)
            .with("smoke.baseline", "none"),
        harmless("there is neither a repository nor git", w -> {})
            .in(WITHOUT_GIT)
            .seenAs(Kind.NO_BASELINE, WHOLE_PLACE),
        fault(
                "the file .git leads nowhere",
                w -> w.file(".git", "gitdir: nowhere"),
                Kind.BASELINE_UNAVAILABLE,
                WHOLE_PLACE)
            .saying("the file .git leads nowhere"),
        harmless(
                "the repository names filters and monitors that fail",
                w -> {
                  w.file(".gitattributes", "* filter=x\n");
                  commit(w);
                  Repository repository = Repository.at(w.root());
                  repository.git("config", "filter.x.clean", "exit 1");
                  repository.git("config", "filter.x.required", "true");
                  repository.git("config", "core.fsmonitor", "/nonexistent");
                  repository.git("config", "include.path", "/nonexistent");
                  w.file("README.md", "new");
                })
            .seenAs(Kind.NO_BASELINE, WHOLE_PLACE));
  }

  private static void commit(WorkspaceBuilder w) {
    Repository.in(w.root()).commit();
  }

  /** The models lie in another folder, to which a link leads. */
  private static void linked(WorkspaceBuilder w) throws Exception {
    Files.move(w.root().resolve("models"), w.root().resolve("store"));
    w.link("models", "store");
    commit(w);
    w.file("README.md", "new");
    commit(w);
  }

  /** The models are a submodule. */
  private static void submodule(WorkspaceBuilder w) throws Exception {
    Path place = w.root().resolveSibling("library");
    Files.move(w.root().resolve("models"), place);
    Repository library = Repository.in(place);
    library.commit();
    Repository repository = Repository.in(w.root());
    add(repository, library, "models");
    repository.commit();
    repository.commit("README.md", "new");
  }

  private static void add(Repository to, Repository submodule, String path) {
    to.git("submodule", "--quiet", "add", submodule.folder().toString(), path);
  }

  /** Commits a pointer in the place of a checksum file; returns the file's text. */
  private static String lfs(WorkspaceBuilder w) {
    String text = w.text(MODEL_SUMS);
    w.file(MODEL_SUMS, pointerTo(text));
    commit(w);
    w.file("README.md", "new");
    commit(w);
    w.file(MODEL_SUMS, text);
    return text;
  }

  private static void stored(WorkspaceBuilder w, String text) {
    String oid = sha256(text);
    w.file(".git/lfs/objects/" + oid.substring(0, 2) + "/" + oid.substring(2, 4) + "/" + oid, text);
  }
}
