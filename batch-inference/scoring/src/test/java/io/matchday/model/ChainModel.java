package io.matchday.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;

/** Writes a binary model in UBJ whose one tree is a chain, as deep as its size allows. */
final class ChainModel {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final int nodes;

  private ChainModel(int splits) {
    nodes = 2 * splits + 1;
  }

  /** A tree of this many questions, each with a leaf to the left and the next one to the right. */
  static byte[] of(int splits) {
    return new ChainModel(splits).write();
  }

  private byte[] write() {
    text(
        "{i\7learner{i\11objective{i\4nameSi\17binary:logistic}i\23learner_model_param{"
            + "i\12base_scoreSi\0030.5i\11num_classSi\0010i\13num_featureSi\0011}"
            + "i\20gradient_booster{i\4nameSi\6gbtreei\5model{i\22gbtree_model_param{"
            + "i\11num_treesSi\0011}i\11tree_info[#i\1i\0i\5trees[#i\1{i\12tree_param{");
    text("i\11num_nodesl");
    four(nodes);
    text("}");
    column("i\15left_children", node -> isLeaf(node) ? -1 : node + 1);
    column("i\16right_children", node -> isLeaf(node) ? -1 : node + 2);
    column("i\15split_indices", node -> 0);
    column("i\14default_left", node -> 0);
    column("i\20split_conditions", node -> isLeaf(node) ? 1 : -node);
    text("}}}}i\7version[#i\3i\3i\0i\4}");
    return out.toByteArray();
  }

  private boolean isLeaf(int node) {
    return node % 2 == 1 || node == nodes - 1;
  }

  private void column(String name, IntUnaryOperator value) {
    text(name + "[$l#l");
    four(nodes);
    for (int node = 0; node < nodes; node++) {
      four(value.applyAsInt(node));
    }
  }

  private void text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void four(int value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }
}
