/**
 * The new content of manifests: the part of a list from its files, the combined manifest from its
 * parts. Changes Jackson's tree, whose numbers keep their text. May use what {@code authoring} may,
 * and {@code authoring} itself. Begin with {@link io.harmonia.smoke.inventory.PartInventory}.
 */
@NullMarked
package io.harmonia.smoke.inventory;

import org.jspecify.annotations.NullMarked;
