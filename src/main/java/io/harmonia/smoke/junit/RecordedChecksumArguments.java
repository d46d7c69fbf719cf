package io.harmonia.smoke.junit;

import io.harmonia.smoke.finding.Check;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * An argument set for each recorded checksum; its name is the check's, at its full length. Only a
 * shard may have none: a whole run has at least a check that says so.
 */
final class RecordedChecksumArguments implements ArgumentsProvider {

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    SmokeRun run = SmokeExtension.run(context);
    Iterator<Check> checks = run.recordedChecksums().iterator();
    if (run.shard().isEmpty() && !checks.hasNext()) {
      throw new IllegalStateException("There is no check of the recorded checksums");
    }
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(checks, 0), false)
        .map(check -> Arguments.argumentSet(check.id(), check));
  }
}
