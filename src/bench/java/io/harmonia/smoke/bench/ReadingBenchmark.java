package io.harmonia.smoke.bench;

import io.harmonia.smoke.checksum.ChecksumFile;
import io.harmonia.smoke.manifest.Manifest;
import io.harmonia.smoke.manifest.ManifestKind;
import io.harmonia.smoke.manifest.ManifestReader;
import io.harmonia.smoke.workspace.Document;
import io.harmonia.smoke.workspace.Place;
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
  private Place manifest;
  private Place checksums;

  @Setup
  public void write() throws IOException {
    files = BenchWorkspace.of(entries);
    workspace = files.open();
    reader = new ManifestReader(workspace, files.paths());
    manifest = Place.usual(workspace, ManifestKind.MODELS.defaultPath());
    checksums = files.checksums();
  }

  @TearDown
  public void delete() throws IOException {
    files.close();
  }

  @Benchmark
  public Document<Manifest> manifest() {
    return reader.read(ManifestKind.MODELS, manifest);
  }

  @Benchmark
  public Document<ChecksumFile> checksums() {
    return ChecksumFile.read(workspace, checksums);
  }
}
