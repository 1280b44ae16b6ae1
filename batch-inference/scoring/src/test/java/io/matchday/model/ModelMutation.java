package io.matchday.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways a model file is damaged in tests, chosen by a seeded generator. */
public enum ModelMutation {
  /** One bit is another. */
  BIT_FLIP {
    @Override
    public byte[] damage(byte[] file, Random random) {
      byte[] damaged = file.clone();
      damaged[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      return damaged;
    }
  },
  /** Up to three bytes are others. */
  BYTES {
    @Override
    public byte[] damage(byte[] file, Random random) {
      byte[] damaged = file.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        damaged[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      return damaged;
    }
  },
  /** The end is missing. */
  TRUNCATION {
    @Override
    public byte[] damage(byte[] file, Random random) {
      return slice(file, 0, random.nextInt(file.length));
    }
  },
  /** A number is another: in JSON its digits, in UBJ four bytes. */
  NUMBER {
    @Override
    public byte[] damage(byte[] file, Random random) {
      if (ModelFormat.of(file) == ModelFormat.UBJ) {
        int at = random.nextInt(file.length - Integer.BYTES);
        return joined(slice(file, 0, at), number(random), slice(file, at + 4, file.length));
      }
      MatchResult one = number(file, random.nextInt(file.length * 9 / 10));
      byte[] digits = NUMBERS[random.nextInt(NUMBERS.length)].getBytes(StandardCharsets.US_ASCII);
      return joined(slice(file, 0, one.start()), digits, slice(file, one.end(), file.length));
    }
  },
  /** Two numbers, in UBJ two runs of four bytes, stand in each other's place. */
  SWAP {
    @Override
    public byte[] damage(byte[] file, Random random) {
      if (ModelFormat.of(file) == ModelFormat.UBJ) {
        int first = random.nextInt(file.length / 2 - Integer.BYTES);
        int second = file.length / 2 + random.nextInt(file.length / 2 - Integer.BYTES);
        return swapped(file, first, first + 4, second, second + 4);
      }
      MatchResult first = number(file, random.nextInt(file.length / 2));
      MatchResult second = number(file, first.end() + random.nextInt(file.length / 4));
      return swapped(file, first.start(), first.end(), second.start(), second.end());
    }
  },
  /** A part stands there twice. */
  DUPLICATION {
    @Override
    public byte[] damage(byte[] file, Random random) {
      int from = random.nextInt(file.length);
      int to = Math.min(file.length, from + 1 + random.nextInt(LONGEST_SLICE));
      return joined(slice(file, 0, to), slice(file, from, to), slice(file, to, file.length));
    }
  },
  /** A part is gone. */
  REMOVAL {
    @Override
    public byte[] damage(byte[] file, Random random) {
      int from = random.nextInt(file.length);
      int to = Math.min(file.length, from + 1 + random.nextInt(LONGEST_SLICE));
      return joined(slice(file, 0, from), slice(file, to, file.length));
    }
  };

  private static final int LONGEST_SLICE = 200;
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?");
  private static final String[] NUMBERS = {
    "0",
    "1",
    "2",
    "-1",
    "3",
    "7",
    "99",
    "-2147483648",
    "2147483647",
    "4294967295",
    "1E38",
    "1e99",
    "-0.0",
    "1e-45",
    "0.1234567891234",
    "123456789123456789123456789",
    "1.5",
    "0.5"
  };

  /** A damaged copy; now and then it is the same as the file. */
  public abstract byte[] damage(byte[] file, Random random);

  private static byte[] number(Random random) {
    int[] values = {0, 1, -1, 2, 99, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7FC00000, 0x7F800000};
    int value = random.nextBoolean() ? random.nextInt() : values[random.nextInt(values.length)];
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  /** The first number from here on. */
  private static MatchResult number(byte[] json, int from) {
    Matcher matcher = DIGITS.matcher(new String(json, StandardCharsets.ISO_8859_1));
    if (!matcher.find(from)) {
      throw new IllegalArgumentException("the file has no number after byte " + from);
    }
    return matcher.toMatchResult();
  }

  private static byte[] swapped(byte[] file, int first, int end, int second, int secondEnd) {
    return joined(
        slice(file, 0, first),
        slice(file, second, secondEnd),
        slice(file, end, second),
        slice(file, first, end),
        slice(file, secondEnd, file.length));
  }

  private static byte[] slice(byte[] file, int from, int to) {
    return Arrays.copyOfRange(file, from, to);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
