package io.harmonia.smoke.policy;

import io.harmonia.smoke.text.Problem;
import java.util.List;

/**
 * A file of requirements that was read.
 *
 * @param requirements in their order
 * @param problems what is wrong with it as a document: duplicate keys, a list that there is not
 * @param remarks what is worth knowing and wrong with nothing, for example a byte-order mark
 */
public record StatedRequirements(
    List<StatedRequirement> requirements, List<Problem> problems, List<String> remarks) {}
