package io.matchday.serving;

import java.util.List;

/** The metrics of a service at one moment. */
record Scrape(List<String> lines) {

  static Scrape of(Client client) {
    return new Scrape(client.get("/metrics").body().lines().toList());
  }

  /** The value of one series; fails when there is none. */
  double value(String series) {
    String start = series + " ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no series " + series + " in " + lines));
  }

  double valueOrZero(String series) {
    return has(series + " ") ? value(series) : 0;
  }

  boolean has(String text) {
    return lines.stream().anyMatch(line -> line.contains(text));
  }
}
