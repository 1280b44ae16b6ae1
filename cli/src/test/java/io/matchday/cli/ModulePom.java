package io.matchday.cli;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The pom of a module, read for what it declares and for what its own enforcer rules ban. The
 * enforcer itself is the gate of the build; this shows that its patterns catch what they are for.
 */
final class ModulePom {

  private static final String RULE =
      "/project/build/plugins/plugin[artifactId='maven-enforcer-plugin']/executions/execution"
          + "[id='%s']/configuration/rules/bannedDependencies/%s";
  private static final String DECLARES_XGBOOST =
      "/project/properties/matchday.declares-xgboost[.='true']";

  private final String text;
  private final Document document;

  private ModulePom(String text) {
    this.text = text;
    this.document = parsed(text);
  }

  static ModulePom read(Path folder) throws IOException {
    return new ModulePom(Files.readString(folder.resolve("pom.xml")));
  }

  /** The folders of the modules it lists. */
  List<String> modules() {
    return texts("/project/modules/module");
  }

  /** A copy that declares one dependency more, {@code group:artifact}. */
  ModulePom declaring(String coordinates) {
    String[] parts = coordinates.split(":", 2);
    String declaration =
        "<dependency><groupId>%s</groupId><artifactId>%s</artifactId></dependency>"
            .formatted(parts[0], parts[1]);
    return new ModulePom(text.replaceFirst("<dependencies>", "<dependencies>" + declaration));
  }

  /** The dependencies it declares although its own rules, or those of the parent, ban them. */
  List<String> violations(ModulePom parent) {
    List<String> banned =
        new ArrayList<>(texts(RULE.formatted("module-rules", "excludes/exclude")));
    banned.addAll(parent.texts(RULE.formatted("prerequisites", "excludes/exclude")));
    if (texts(DECLARES_XGBOOST).isEmpty()) {
      banned.addAll(
          parent.texts(
              RULE.formatted("xgboost-is-declared-by-training-alone", "excludes/exclude")));
    }
    List<String> spared = texts(RULE.formatted("module-rules", "includes/include"));
    return declared().stream()
        .filter(each -> isAmong(banned, each) && !isAmong(spared, each))
        .toList();
  }

  private List<String> declared() {
    List<String> groups = texts("/project/dependencies/dependency/groupId");
    List<String> artifacts = texts("/project/dependencies/dependency/artifactId");
    List<String> declared = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      declared.add(groups.get(i) + ":" + artifacts.get(i));
    }
    return declared;
  }

  private static boolean isAmong(List<String> patterns, String coordinates) {
    return patterns.stream()
        .map(pattern -> "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E")
        .anyMatch(pattern -> Pattern.matches(pattern, coordinates));
  }

  private List<String> texts(String path) {
    try {
      NodeList nodes =
          (NodeList)
              XPathFactory.newInstance()
                  .newXPath()
                  .evaluate(path, document, XPathConstants.NODESET);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        texts.add(nodes.item(i).getTextContent());
      }
      return texts;
    } catch (XPathExpressionException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  private static Document parsed(String text) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("no pom: " + text, e);
    }
  }
}
