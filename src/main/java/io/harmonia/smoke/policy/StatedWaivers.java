package io.harmonia.smoke.policy;

import io.harmonia.smoke.text.Problem;
import java.util.List;

/**
 * A waivers file that was read.
 *
 * @param waivers in their order
 * @param problems what is wrong with it as a document: duplicate keys
 * @param remarks what is worth knowing and wrong with nothing, for example a byte-order mark
 */
public record StatedWaivers(
    List<StatedWaiver> waivers, List<Problem> problems, List<String> remarks) {}
