package io.harmonia.smoke.manifest;

import java.nio.file.Path;

/**
 * A place where waivers are looked for.
 *
 * @param file the file
 * @param shownAs its path as messages show it: relative to the workspace, with {@code /}
 * @param asked whether a setting names it, so that it must be there
 */
public record WaiversFile(Path file, String shownAs, boolean asked) {
  /** Where it lies unless a setting says otherwise, relative to the workspace. */
  public static final String DEFAULT_PATH = "inventory/waivers.json";
}
