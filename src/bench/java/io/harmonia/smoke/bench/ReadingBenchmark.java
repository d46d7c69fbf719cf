package io.harmonia.smoke.bench;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.manifest.ManifestFile;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.manifest.ReadManifest;
import io.harmonia.smoke.workspace.Workspace;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a manifest and a checksum file of so many entries. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReadingBenchmark {
  @Param({"1000", "10000"})
  public int entries;

  private BenchWorkspace files;
  private Workspace workspace;
  private ManifestReader reader;
  private ManifestFile manifest;

  @Setup
  public void write() throws IOException {
    files = BenchWorkspace.of(entries);
    workspace = files.open();
    reader = new ManifestReader(workspace, files.paths());
    manifest = files.manifest(ManifestKind.MODELS);
  }

  @TearDown
  public void delete() throws IOException {
    files.close();
  }

  @Benchmark
  public ReadManifest manifest() {
    return reader.read(manifest);
  }

  @Benchmark
  public ChecksumFile.Read checksums() {
    return ChecksumFile.read(workspace, files.checksums());
  }
}
