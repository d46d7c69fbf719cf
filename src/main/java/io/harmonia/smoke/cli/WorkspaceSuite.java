package io.harmonia.smoke.cli;

import io.harmonia.smoke.junit.ManifestSmokeSuite;

/** The suite as the jar runs it. */
final class WorkspaceSuite extends ManifestSmokeSuite {}
