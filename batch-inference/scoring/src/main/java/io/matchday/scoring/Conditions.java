package io.matchday.scoring;

import io.matchday.model.TreeEnsemble;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The distinct questions the nodes of an ensemble ask, each with a number. Training puts the values
 * of a feature into a few hundred bins, so the tens of thousands of nodes of a large model share
 * some thousand questions, and a row needs to be asked each of them only once. Immutable.
 */
final class Conditions {

  /** The most numbers there may be: as many as 16 bits hold. */
  static final int MOST = Character.MAX_VALUE + 1;

  private final int width;
  private final long[] questions;

  /** Where the questions of each feature and way begin, and behind the last where they end. */
  private final int[] begins;

  private final char[] numbers;
  private final int[] features;
  private final Ranks[] ranks;

  /**
   * Two a feature: of the nodes that send a missing value right, and of those that send it left.
   */
  private final Column[] columns;

  /** By feature and rank, the conditions to mark in its two columns, 16 bits each. */
  private final int[][] marked;

  private Conditions(TreeEnsemble ensemble) {
    width = ensemble.featureCount();
    questions = questions(ensemble);
    begins = begins();
    features = IntStream.range(0, width).filter(i -> begins[2 * i] < begins[2 * i + 2]).toArray();
    ranks = new Ranks[features.length];
    columns = new Column[2 * features.length];
    marked = new int[features.length][];
    int spare = 0;
    for (int i = 0; i < features.length; i++) {
      int[] right = thresholds(2 * features[i]);
      int[] left = thresholds(2 * features[i] + 1);
      int[] all = merged(right, left);
      Column first = new Column(spare, right, all, right.length);
      Column second = new Column(first.end(), left, all, 0);
      ranks[i] = new Ranks(all);
      columns[2 * i] = first;
      columns[2 * i + 1] = second;
      marked[i] = new int[all.length + 2];
      Arrays.setAll(marked[i], rank -> first.marked(rank) | (second.marked(rank) << 16));
      spare = second.end();
    }
    numbers = numbers(ensemble);
  }

  /** Numbers the questions of an ensemble. */
  static Conditions of(TreeEnsemble ensemble) {
    return new Conditions(ensemble);
  }

  private static long[] questions(TreeEnsemble ensemble) {
    long[] asked = new long[ensemble.nodeCount()];
    int count = 0;
    for (int node = 0; node < asked.length; node++) {
      if (!ensemble.isLeaf(node)) {
        asked[count++] = question(ensemble, node);
      }
    }
    Arrays.sort(asked, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || asked[i] != asked[kept - 1]) {
        asked[kept++] = asked[i];
      }
    }
    return Arrays.copyOf(asked, kept);
  }

  private int[] begins() {
    int[] found = new int[2 * width + 1];
    for (long question : questions) {
      found[column(question) + 1]++;
    }
    for (int i = 1; i < found.length; i++) {
      found[i] += found[i - 1];
    }
    return found;
  }

  private char[] numbers(TreeEnsemble ensemble) {
    int[] spares = new int[2 * width];
    for (int i = 0; i < features.length; i++) {
      spares[2 * features[i]] = 2 * i + 1;
      spares[2 * features[i] + 1] = 2 * i + 2;
    }
    char[] byNode = new char[ensemble.nodeCount()];
    for (int node = 0; node < byNode.length; node++) {
      if (!ensemble.isLeaf(node)) {
        long question = question(ensemble, node);
        int column = column(question);
        int place = Arrays.binarySearch(questions, begins[column], begins[column + 1], question);
        byNode[node] = (char) (place + spares[column]);
      }
    }
    return byNode;
  }

  /** The feature and way of a question, two for every feature of the ensemble. */
  private static int column(long question) {
    return (int) (question >>> 32);
  }

  /** A node's feature and way for missing values in the upper half, its threshold in the lower. */
  private static long question(TreeEnsemble ensemble, int node) {
    long column = 2L * ensemble.split(node) + (ensemble.isDefaultLeft(node) ? 1 : 0);
    int key = OrderedKey.of(ensemble.value(node));
    return (column << 32) | Integer.toUnsignedLong(key ^ Integer.MIN_VALUE);
  }

  private int[] thresholds(int column) {
    int begin = begins[column];
    int[] thresholds = new int[begins[column + 1] - begin];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = (int) questions[begin + i] ^ Integer.MIN_VALUE;
    }
    return thresholds;
  }

  /** The numbers in either of two rising lists, rising, each once. */
  private static int[] merged(int[] one, int[] other) {
    int[] all = new int[one.length + other.length];
    int count = 0;
    for (int i = 0, j = 0; i < one.length || j < other.length; ) {
      boolean isOne = j == other.length || (i < one.length && one[i] <= other[j]);
      boolean isOther = i == one.length || (j < other.length && other[j] <= one[i]);
      all[count++] = isOne ? one[i] : other[j];
      i += isOne ? 1 : 0;
      j += isOther ? 1 : 0;
    }
    return Arrays.copyOf(all, count);
  }

  /** One more than the highest number. */
  int count() {
    return columns.length == 0 ? 0 : columns[columns.length - 1].end();
  }

  /**
   * The number of the question a node asks; that of {@link CompleteTree#NONE} is 0, which belongs
   * to no condition.
   */
  char number(int node) {
    return node == CompleteTree.NONE ? 0 : numbers[node];
  }

  /**
   * Answers every condition for one row.
   *
   * @param rows values
   * @param offset where those of the row begin
   * @param right receives 1 where the row goes right and 0 elsewhere, by number
   */
  void answer(float[] rows, int offset, byte[] right) {
    for (int i = 0; i < features.length; i++) {
      int rank = ranks[i].of(rows[offset + features[i]]);
      columns[2 * i].answer(rank, right);
      columns[2 * i + 1].answer(rank, right);
    }
  }

  /**
   * Answers every condition for a block of rows, one bit a row.
   *
   * @param rows values
   * @param offset where those of the first row begin
   * @param count how many rows, at most as many as the answers have bits for
   * @param answers receives the bits
   */
  void answer(float[] rows, int offset, int count, BitAnswers answers) {
    answers.clear();
    for (int i = 0; i < features.length; i++) {
      int at = offset + features[i];
      int[] toMark = marked[i];
      for (int row = 0; row < count; row++) {
        answers.mark(toMark[ranks[i].of(rows[at])], row);
        at += width;
      }
      columns[2 * i].gatherUp(answers);
      columns[2 * i + 1].gatherUp(answers);
    }
  }
}
