package io.matchday.model;

import io.matchday.refusal.RefusedException;
import java.nio.file.Path;

/** Loads model files one after the other and prints what became of each: for a small heap. */
final class LoadInChild {

  private LoadInChild() {}

  public static void main(String... files) {
    for (String file : files) {
      System.out.println(outcome(Path.of(file)));
    }
  }

  private static String outcome(Path file) {
    try {
      return "loaded " + ModelFile.read(file).treeCount() + " trees";
    } catch (RefusedException e) {
      return "refused " + e.getMessage();
    }
  }
}
