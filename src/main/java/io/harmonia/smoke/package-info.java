/** Harmonia Smoke: model and dataset manifests as JUnit tests. */
@NullMarked
package io.harmonia.smoke;

import org.jspecify.annotations.NullMarked;
