package io.matchday.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The runnable blocks of the README. */
final class ReadmeBlocks {

  private ReadmeBlocks() {}

  /** The only block of a language, with the address of a running service put in. */
  static String of(String language, String address) throws IOException {
    String readme = Files.readString(Path.of(PackagedProgram.ROOT.toString(), "README.md"));
    Matcher blocks =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
    if (!blocks.find()) {
      throw new IllegalStateException("the README has no block of " + language);
    }
    return blocks.group(1).replace("http://localhost:8000", address);
  }
}
