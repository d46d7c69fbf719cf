package io.harmonia.smoke.staged;

/**
 * A file or link in git's index; no submodule.
 *
 * @param path from the workspace's folder; of a name that is not UTF-8, what can be read of it
 * @param isUtf8 whether the name is UTF-8
 * @param oid its object's name
 * @param merged whether it is not in conflict
 */
public record StagedFile(String path, boolean isUtf8, String oid, boolean merged) {}
