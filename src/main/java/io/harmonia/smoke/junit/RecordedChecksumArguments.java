package io.harmonia.smoke.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** An argument set for each recorded checksum; its name is the check's, at its full length. */
final class RecordedChecksumArguments implements ArgumentsProvider {

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return SmokeExtension.run(context)
        .recordedChecksums()
        .map(check -> Arguments.argumentSet(check.id(), check));
  }
}
