package io.harmonia.smoke.digest;

/**
 * What reading a whole file gave.
 *
 * @param size bytes read
 * @param sha256 their digest
 */
public record FileDigest(long size, Sha256 sha256) {}
