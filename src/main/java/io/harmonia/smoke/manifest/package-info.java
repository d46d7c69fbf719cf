/**
 * What the manifests state: lists of entries, kept packed, and totals. May use {@code json}, {@code
 * schema} and {@code workspace}. Begin with {@link io.harmonia.smoke.manifest.EntryField}, which
 * states every field of an entry once, then {@link io.harmonia.smoke.manifest.EntryReader} and
 * {@link io.harmonia.smoke.manifest.ManifestReader}.
 */
@NullMarked
package io.harmonia.smoke.manifest;

import org.jspecify.annotations.NullMarked;
