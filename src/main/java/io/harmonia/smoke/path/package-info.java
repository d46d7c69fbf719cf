/**
 * Paths inside the workspace, as values that cannot leave it, and names of files in UTF-8 whatever
 * the locale. Uses {@code text}. Begin with {@link io.harmonia.smoke.path.PathRules}, which makes
 * paths from text, and {@link io.harmonia.smoke.path.RealFolder}, which makes them from what lies
 * on disk.
 */
@NullMarked
package io.harmonia.smoke.path;

import org.jspecify.annotations.NullMarked;
