package io.matchday.benchmark.pipeline;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Processor time of this process and, when the database is a server of its own, of the server and
 * its children. What other processes do meanwhile moves it little.
 */
final class ProcessorTime {

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final OptionalLong server;

  ProcessorTime(OptionalLong server) {
    this.server = server;
  }

  /** Nanoseconds so far. */
  long nanos() {
    long others =
        server.stream()
            .mapToObj(ProcessHandle::of)
            .flatMap(java.util.Optional::stream)
            .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
            .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
            .mapToLong(Duration::toNanos)
            .sum();
    return system.getProcessCpuTime() + others;
  }
}
