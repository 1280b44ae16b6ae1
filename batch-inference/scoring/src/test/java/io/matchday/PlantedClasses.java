package io.matchday;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes that break a rule, compiled outside the source tree, where nothing else can see them. */
public final class PlantedClasses {

  private final Path folder;

  private PlantedClasses(Path folder) {
    this.folder = folder;
  }

  /** A class in {@code user} that holds a field of the type {@code used}. */
  public record Use(String user, String used) {

    private String simpleName() {
      return "User_of_" + used.replace('.', '_');
    }

    private String source() {
      return "package %s; public class %s { %s used; }".formatted(user, simpleName(), used);
    }

    private Path classFile() {
      return Path.of(user.replace('.', '/'), simpleName() + ".class");
    }
  }

  /** Compiles all at once; what they use is written here too, unless it is Java's own. */
  public static PlantedClasses compile(Path folder, List<Use> uses) {
    Map<String, String> sources = new TreeMap<>();
    for (Use use : uses) {
      sources.put(use.user + "." + use.simpleName(), use.source());
      if (!use.used.startsWith("java")) {
        sources.put(use.used, stub(use.used));
      }
    }
    List<Source> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-d", folder.toString(), "-proc:none");
    if (!compiler.getTask(messages, null, null, options, null, units).call()) {
      throw new IllegalStateException(messages.toString());
    }
    return new PlantedClasses(folder);
  }

  private static String stub(String name) {
    int dot = name.lastIndexOf('.');
    return "package %s; public class %s {}"
        .formatted(name.substring(0, dot), name.substring(dot + 1));
  }

  /** The class that uses, alone: what it uses is not among the classes to be judged. */
  public JavaClasses user(Use use) {
    return new ClassFileImporter().importPath(folder.resolve(use.classFile()));
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(
          URI.create("planted:///" + name.replace('.', '/') + Kind.SOURCE.extension),
          JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
