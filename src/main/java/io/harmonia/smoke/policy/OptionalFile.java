package io.harmonia.smoke.policy;

import java.nio.file.Path;

/**
 * A place where a file is looked for that a workspace need not have, for example its waivers.
 *
 * @param file the file
 * @param shownAs its path as messages show it: relative to the workspace, with {@code /}
 * @param asked whether a setting names it, so that it must be there
 */
public record OptionalFile(Path file, String shownAs, boolean asked) {}
