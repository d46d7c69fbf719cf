/**
 * What a person at a terminal sees: progress, colours, explanations of kinds. May use every room
 * but JUnit's and the commands. Begin with {@link io.harmonia.smoke.terminal.CheckDisplay}.
 */
@NullMarked
package io.harmonia.smoke.terminal;

import org.jspecify.annotations.NullMarked;
