package io.matchday.serving;

import io.matchday.refusal.Problem;
import io.matchday.storage.ProcessIdentity;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/** Reads settings from text and collects what is wrong with them; a bad one reads as its least. */
final class SettingValues {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern WORKER_ID = Pattern.compile("[A-Za-z0-9._:-]{1,80}");

  private final String prefix;
  private final Map<String, String> values;
  private final List<Problem> problems;

  SettingValues(String prefix, Map<String, String> values, List<Problem> problems) {
    this.prefix = prefix;
    this.values = values;
    this.problems = problems;
  }

  String text(String key) {
    String value = values.getOrDefault(key, "").strip();
    if (value.isEmpty()) {
      refuse(key, "must not be empty");
    }
    return value;
  }

  int number(String key, int least, int most) {
    try {
      int value = Integer.parseInt(text(key).replace("_", ""));
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Refused below, with what was expected.
    }
    refuse(key, "must be a whole number from " + least + " to " + most);
    return least;
  }

  Duration duration(String key, Duration least, Duration most) {
    try {
      Duration value = DurationStyle.detectAndParse(text(key));
      if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
        return value;
      }
    } catch (IllegalArgumentException e) {
      // Refused below, with what was expected.
    }
    refuse(
        key,
        "must be a duration such as 500ms, 30s or 2h, from %s to %s"
            .formatted(shown(least), shown(most)));
    return least;
  }

  private static String shown(Duration duration) {
    return duration.toMillisPart() == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
  }

  List<String> hashes(String key) {
    List<String> hashes = new ArrayList<>();
    for (String part : values.getOrDefault(key, "").split(",", -1)) {
      String hash = part.strip().toLowerCase(Locale.ROOT);
      if (HASH.matcher(hash).matches()) {
        hashes.add(hash);
      } else if (!hash.isEmpty()) {
        refuse(key, "must hold SHA-256 hashes of keys, 64 hex digits each, separated by commas");
        return hashes;
      }
    }
    return hashes;
  }

  String workerId(String key) {
    String value = values.getOrDefault(key, "").strip();
    if (value.isEmpty()) {
      ProcessIdentity process = ProcessIdentity.current();
      return process.host() + "-" + process.pid();
    }
    if (!WORKER_ID.matcher(value).matches()) {
      refuse(key, "must have 1 to 80 letters, digits, dots, colons, dashes or underscores");
    }
    return value;
  }

  boolean isOn(String key) {
    return switch (text(key)) {
      case "on" -> true;
      case "off" -> false;
      default -> {
        refuse(key, "must be on or off");
        yield false;
      }
    };
  }

  /** An address such as {@code http://localhost:4318}, if one is set. */
  Optional<URI> endpoint(String key) {
    String value = values.getOrDefault(key, "").strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(value);
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (isHttp && uri.getHost() != null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // Refused below, with what was expected.
    }
    refuse(key, "must be an address such as http://localhost:4318");
    return Optional.empty();
  }

  private void refuse(String key, String detail) {
    Problem problem = new Problem(prefix + key, detail);
    if (problems.stream().noneMatch(known -> known.place().equals(problem.place()))) {
      problems.add(problem);
    }
  }
}
