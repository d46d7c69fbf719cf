package io.harmonia.smoke.model;

/**
 * A line of a checksum file.
 *
 * @param path the path that it means, relative to the workspace
 * @param digest what it records
 */
record Line(String path, String digest) {}
