/** Semantic versions, baselines, and how much a change of content must raise a version. */
@org.jspecify.annotations.NullMarked
package io.harmonia.smoke.version;
