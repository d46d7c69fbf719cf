package io.harmonia.smoke.dvc;

import java.util.List;
import java.util.Optional;

/**
 * A stage of a pipeline, or what a {@code .dvc} file says as a whole.
 *
 * @param name in {@code dvc.lock}
 * @param folder the working directory that a {@code .dvc} file states
 * @param isFrozen whether its dependencies do not count
 */
record DvcStage(
    Optional<String> name,
    Optional<String> folder,
    boolean isFrozen,
    List<DvcItem> outs,
    List<DvcItem> deps) {}
