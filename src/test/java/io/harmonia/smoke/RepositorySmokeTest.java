package io.harmonia.smoke;

import io.harmonia.smoke.junit.ManifestSmokeSuite;

class RepositorySmokeTest extends ManifestSmokeSuite {}
