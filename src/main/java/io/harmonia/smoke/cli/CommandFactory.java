package io.harmonia.smoke.cli;

import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes commands, with the streams for those that ask for them.
 *
 * @param out gets what a command is for
 * @param err gets messages and progress
 */
record CommandFactory(PrintStream out, PrintStream err) implements IFactory {
  private static final Class<?>[] STREAMS = {PrintStream.class, PrintStream.class};

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (Arrays.equals(constructor.getParameterTypes(), STREAMS)) {
        return type.cast(constructor.newInstance(out, err));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
