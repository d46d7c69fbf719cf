/**
 * Asks servers, within limits, and only those that may be asked: the one room that opens sockets.
 * It knows requests and answers, and what to do with neither. Begin with {@code Asker}.
 */
@NullMarked
package io.harmonia.smoke.asking;

import org.jspecify.annotations.NullMarked;
