package io.harmonia.smoke.checksum;

import io.harmonia.smoke.text.Location;

/** Parses the lines of one file of SHA-256, as {@link SumLineParser} does. */
final class ChecksumLineParser {
  private final SumLineParser lines = new SumLineParser(new Sha256Form());

  /** Parses a line without its line end that is neither blank nor a comment. */
  ChecksumLine parse(String line, Location at) {
    SumLine parsed = lines.parse(line, at);
    if (parsed instanceof SumLine.Sum sum) {
      return new ChecksumLine.Recorded(
          sum.at(), sum.name(), sum.digest().sha256().orElseThrow(), sum.tagged(), sum.remarks());
    }
    return new ChecksumLine.Malformed(((SumLine.Malformed) parsed).problem());
  }
}
