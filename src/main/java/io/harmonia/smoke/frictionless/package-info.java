/**
 * Frictionless Data Packages: the files of a datapackage.json's resources. Begin with {@code
 * FrictionlessSource}.
 */
@NullMarked
package io.harmonia.smoke.frictionless;

import org.jspecify.annotations.NullMarked;
