package io.harmonia.smoke.junit;

/** The suite as the jar runs it. */
final class WorkspaceSuite extends ManifestSmokeSuite {}
