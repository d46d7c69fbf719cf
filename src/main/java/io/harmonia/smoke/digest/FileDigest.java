package io.harmonia.smoke.digest;

/** What reading a whole file gave. */
public record FileDigest(long size, Sha256 sha256) {}
