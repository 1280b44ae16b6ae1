package io.matchday.cli;

import io.matchday.refusal.Problem;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The settings in a YAML file, as text just as it stands there: a password {@code 0123} stays what
 * it is, where YAML's own types would make it 83.
 */
final class SettingsFile {

  /**
   * One setting.
   *
   * @param key its full key
   * @param value its value; a list is joined by commas; empty when nothing is given
   * @param place the file and the line
   */
  record Line(String key, String value, String place) {}

  /** No key of ours is deeper; a file that refers to itself would have no end. */
  private static final int DEEPEST = 8;

  private final String name;
  private final List<Line> lines = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();

  private SettingsFile(String name) {
    this.name = name;
  }

  /** Reads a file; what cannot be read of it is among the problems. */
  static SettingsFile read(Path file) {
    SettingsFile settings = new SettingsFile(String.valueOf(file.getFileName()));
    try {
      Reader text = new StringReader(Files.readString(file));
      Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(text);
      if (root != null && !isNull(root)) {
        settings.root(root);
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      settings.refuse(settings.name + " line " + line, "is no YAML: " + e.getProblem());
    } catch (CharacterCodingException e) {
      settings.refuse(file.toString(), "is not in UTF-8; save it so");
    } catch (IOException | YAMLException e) {
      settings.refuse(file.toString(), "cannot be read: " + e.getMessage());
    }
    return settings;
  }

  private void root(Node node) {
    if (node instanceof MappingNode mapping) {
      mapping("", mapping, 1);
    } else {
      refuse(place(node), "expected keys and values, such as matchday.serving.port: 8000");
    }
  }

  private void mapping(String prefix, MappingNode node, int depth) {
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode name) || depth > DEEPEST) {
        refuse(place(tuple.getKeyNode()), "expected a key such as matchday.serving.port");
      } else {
        String key = prefix.isEmpty() ? name.getValue() : prefix + "." + name.getValue();
        if (!keys.add(key)) {
          refuse(place(name), key + " is set twice");
        }
        value(key, name, tuple.getValueNode(), depth);
      }
    }
  }

  private void value(String key, Node at, Node node, int depth) {
    if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
      mapping(key, mapping, depth + 1);
    } else if (node instanceof SequenceNode list) {
      if (list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
        String joined =
            list.getValue().stream().map(SettingsFile::text).collect(Collectors.joining(","));
        lines.add(new Line(key, joined, place(at)));
      } else {
        refuse(place(at), key + " must be a list of plain values");
      }
    } else {
      lines.add(new Line(key, text(node), place(at)));
    }
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar && !isNull(node) ? scalar.getValue() : "";
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private String place(Node node) {
    return name + " line " + (node.getStartMark().getLine() + 1);
  }

  private void refuse(String place, String detail) {
    problems.add(new Problem(place, detail));
  }

  /** Every setting, in the order of the file. */
  List<Line> lines() {
    return List.copyOf(lines);
  }

  /** What is wrong with the file itself. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
