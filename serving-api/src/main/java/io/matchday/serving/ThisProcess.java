package io.matchday.serving;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** What the process knows of itself. */
final class ThisProcess {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final double KIBIBYTES_A_MEBIBYTE = 1024;

  private final String workerId;
  private final String version;

  ThisProcess(String workerId) {
    this.workerId = workerId;
    this.version = readVersion();
  }

  String workerId() {
    return workerId;
  }

  /** The version of the build. */
  String version() {
    return version;
  }

  /** Memory held by the process, in MiB to one decimal; the heap where nothing else is told. */
  double memoryMegabytes() {
    Runtime runtime = Runtime.getRuntime();
    double kibibytes = (runtime.totalMemory() - runtime.freeMemory()) / KIBIBYTES_A_MEBIBYTE;
    try {
      if (Files.isReadable(STATUS)) {
        kibibytes =
            residentKibibytes(Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1), kibibytes);
      }
    } catch (IOException e) {
      // Not this kind of operating system: the heap is told.
    }
    return Math.round(kibibytes / KIBIBYTES_A_MEBIBYTE * 10) / 10.0;
  }

  private static double residentKibibytes(List<String> status, double otherwise) {
    for (String line : status) {
      if (line.startsWith(RESIDENT)) {
        return Double.parseDouble(line.substring(RESIDENT.length()).replace("kB", "").strip());
      }
    }
    return otherwise;
  }

  private static String readVersion() {
    try (InputStream resource = ThisProcess.class.getResourceAsStream("build.properties")) {
      Properties properties = new Properties();
      if (resource != null) {
        properties.load(resource);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
