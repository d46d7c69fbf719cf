package io.harmonia.smoke.manifest;

import java.nio.file.Path;

/**
 * A place where a manifest is looked for.
 *
 * @param kind which manifest
 * @param file the file
 * @param shownAs its path as messages show it: relative to the workspace, with {@code /}
 * @param asked whether a setting names it, so that it must be there
 */
public record ManifestFile(ManifestKind kind, Path file, String shownAs, boolean asked) {}
