/**
 * What is done where the JVM's memory does not suffice: a run that cannot fit is refused, and one
 * whose process ends too early still says so. Uses {@code text}. Begin with {@link
 * io.harmonia.smoke.memory.LastResort}.
 */
@NullMarked
package io.harmonia.smoke.memory;

import org.jspecify.annotations.NullMarked;
