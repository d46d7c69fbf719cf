package io.harmonia.smoke.author;

import io.harmonia.smoke.command.CommandFailedException;
import io.harmonia.smoke.inventory.GenerationTime;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says what {@code generated_at} is to say. */
final class GenerationTimeOption {
  @Option(
      names = "--generated-at",
      paramLabel = "TIME",
      description =
          "What generated_at says, for example 2026-11-22T06:17:00Z. By default it is kept where"
              + " nothing else changed, and otherwise SOURCE_DATE_EPOCH or now.")
  private @Nullable String generatedAt;

  GenerationTime time() throws CommandFailedException {
    try {
      return GenerationTime.of(
          Optional.ofNullable(generatedAt), System.getenv(), Clock.systemUTC());
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }
}
