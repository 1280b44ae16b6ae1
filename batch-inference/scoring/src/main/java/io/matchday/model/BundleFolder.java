package io.matchday.model;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The files of a bundle: read together with everything wrong at once, written whole or not. */
final class BundleFolder {

  private static final int LARGEST_MANIFEST = 4 << 20;
  private static final String TOO_LARGE = "many times what it needs";
  private static final int LARGEST_CALIBRATION = 64 << 10;

  private final Path folder;
  private final List<Problem> problems = new ArrayList<>();

  private BundleFolder(Path folder) {
    this.folder = folder;
  }

  /** What a folder held. */
  record Read(
      Manifest manifest,
      Calibration calibration,
      TreeEnsemble ensemble,
      ByteBuffer manifestBytes,
      ByteBuffer calibrationBytes) {}

  static Read read(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(
          Refusal.MODEL, List.of(new Problem(folder.toString(), "is no folder with a model")));
    }
    return new BundleFolder(folder).read();
  }

  private Read read() {
    Path manifestFile = folder.resolve(ModelBundle.MANIFEST);
    Path calibrationFile = folder.resolve(ModelBundle.CALIBRATION);
    Optional<byte[]> manifestBytes = noting(() -> manifest(folder));
    Optional<byte[]> calibrationBytes = noting(() -> calibration(folder));
    Optional<Manifest> manifest =
        manifestBytes.flatMap(
            bytes -> noting(() -> ManifestReader.manifest(manifestFile.toString(), bytes)));
    Optional<Calibration> calibration =
        calibrationBytes.flatMap(
            bytes -> noting(() -> ManifestReader.calibration(calibrationFile.toString(), bytes)));
    Optional<TreeEnsemble> ensemble = manifest.flatMap(known -> noting(() -> ensemble(known)));
    if (!problems.isEmpty()) {
      throw new RefusedException(Refusal.MODEL, problems);
    }
    return new Read(
        manifest.orElseThrow(),
        calibration.orElseThrow(),
        ensemble.orElseThrow(),
        ByteBuffer.wrap(manifestBytes.orElseThrow()),
        ByteBuffer.wrap(calibrationBytes.orElseThrow()));
  }

  static byte[] manifest(Path folder) {
    return SafeFile.read(folder.resolve(ModelBundle.MANIFEST), LARGEST_MANIFEST, TOO_LARGE);
  }

  static byte[] calibration(Path folder) {
    return SafeFile.read(folder.resolve(ModelBundle.CALIBRATION), LARGEST_CALIBRATION, TOO_LARGE);
  }

  static byte[] model(Path folder, Manifest manifest) {
    return ModelFile.content(folder.resolve(manifest.modelFile()));
  }

  private TreeEnsemble ensemble(Manifest manifest) {
    Path file = folder.resolve(manifest.modelFile());
    byte[] content = model(folder, manifest);
    String hash = Sha256.hex(content);
    if (!hash.equals(manifest.modelSha256())) {
      throw new RefusedException(
          Refusal.MODEL,
          List.of(
              new Problem(
                  file.toString(),
                  "has SHA-256 %s, the manifest says %s"
                      .formatted(hash, Place.quote(manifest.modelSha256())))));
    }
    return ModelFile.read(file.toString(), content);
  }

  private <T> Optional<T> noting(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (RefusedException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /** A file to write. */
  record NamedFile(String name, ByteBuffer content) {}

  /** Writes the files beside their folder first, then gives them its name in one step. */
  static void write(Path folder, List<NamedFile> files) {
    if (Files.exists(folder)) {
      return;
    }
    Path draft = folder.resolveSibling(".writing-" + UUID.randomUUID());
    try {
      Files.createDirectories(draft);
      try {
        for (NamedFile file : files) {
          write(draft.resolve(file.name()), file.content().duplicate());
        }
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        remove(draft, files);
      }
    } catch (IOException e) {
      if (Files.exists(folder)) {
        return; // Somebody else wrote the same bundle meanwhile.
      }
      RefusedException refused =
          new RefusedException(
              Refusal.CANNOT_WRITE,
              List.of(new Problem(folder.toString(), "cannot be written: " + e.getMessage())));
      refused.initCause(e);
      throw refused;
    }
  }

  private static void write(Path file, ByteBuffer content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (content.hasRemaining()) {
        channel.write(content);
      }
      channel.force(true);
    }
  }

  private static void remove(Path draft, List<NamedFile> files) throws IOException {
    for (NamedFile file : files) {
      Files.deleteIfExists(draft.resolve(file.name()));
    }
    Files.deleteIfExists(draft);
  }
}
