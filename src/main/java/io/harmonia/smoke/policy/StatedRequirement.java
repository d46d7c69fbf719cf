package io.harmonia.smoke.policy;

import io.harmonia.smoke.json.Stated;
import io.harmonia.smoke.manifest.ListName;
import io.harmonia.smoke.text.Location;

/**
 * One requirement, as its file states it: what the code that uses a model or dataset needs of its
 * version.
 *
 * <pre>{@code
 * "facebook/musicgen-small": ">=1.2.0 <2.0.0"
 * }</pre>
 *
 * @param list the list that it is about
 * @param name of the entry that it is about
 * @param at where its range stands
 * @param range the text of the range, unless it is none
 */
public record StatedRequirement(ListName list, String name, Location at, Stated<String> range) {}
