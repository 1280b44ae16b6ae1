package io.matchday.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Names of towns and clubs that do not exist, some of them non-ASCII, none of them twice. */
final class InventedNames {

  private static final List<String> BEGINNINGS =
      List.of(
          "Örn", "Łąk", "Kel", "Brám", "Wick", "Tor", "Sævar", "Mond", "Hart", "Gril", "Ñand",
          "Dov", "Çam", "Pell", "Strø", "Vald", "Rüb", "Ast", "Quin", "Fern", "Žab", "Loth", "Esk",
          "Bel");
  private static final List<String> ENDINGS =
      List.of(
          "svik", "owa", "ford", "ton", "burg", "mére", "dal", "mouth", "eiro", "stad", "ák",
          "ham");
  private static final List<String> SUFFIXES = List.of("", " United", " FC", " Athletic", " 04");

  private final List<String> towns = new ArrayList<>();
  private final Random random;
  private int next;

  InventedNames(Random random) {
    this.random = random;
    for (String beginning : BEGINNINGS) {
      for (String ending : ENDINGS) {
        towns.add(beginning + ending);
      }
    }
    // Not Collections.shuffle: its order is not promised to stay.
    for (int i = towns.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      String town = towns.get(i);
      towns.set(i, towns.get(j));
      towns.set(j, town);
    }
  }

  String next() {
    if (next == towns.size()) {
      throw new IllegalArgumentException("there are only " + towns.size() + " invented towns");
    }
    return towns.get(next++) + SUFFIXES.get(random.nextInt(SUFFIXES.size()));
  }
}
