package io.matchday.storage.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Damage to a file, the same for the same number: cut off, zeroed in blocks, bytes flipped. */
enum Spoiled {
  CUT_OFF {
    @Override
    byte[] spoil(byte[] whole, Random random) {
      return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
  },
  ZEROED {
    @Override
    byte[] spoil(byte[] whole, Random random) {
      byte[] spoiled = whole.clone();
      for (int i = 0; i < 4; i++) {
        int from = random.nextInt(spoiled.length) / BLOCK * BLOCK;
        Arrays.fill(spoiled, from, Math.min(spoiled.length, from + BLOCK), (byte) 0);
      }
      return spoiled;
    }
  },
  FLIPPED {
    @Override
    byte[] spoil(byte[] whole, Random random) {
      byte[] spoiled = whole.clone();
      for (int left = 1 + random.nextInt(8); left > 0; left--) {
        spoiled[random.nextInt(spoiled.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return spoiled;
    }
  };

  private static final int BLOCK = 4096;

  abstract byte[] spoil(byte[] whole, Random random);

  /** Writes a damaged copy of a file. */
  static void copy(Path from, Path to, int number) throws IOException {
    Spoiled kind = values()[number % values().length];
    Files.write(to, kind.spoil(Files.readAllBytes(from), new Random(number)));
  }
}
