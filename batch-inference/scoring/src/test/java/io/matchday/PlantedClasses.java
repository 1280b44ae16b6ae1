package io.matchday;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles classes that break a rule, outside the source tree, where nothing else can see them. */
final class PlantedClasses {

  private PlantedClasses() {}

  /**
   * A class in {@code user} that holds a field of a class in {@code used}; both are written here.
   */
  static JavaClasses oneThatUses(String user, String used, Path folder) throws IOException {
    compile(
        folder,
        new Source(used + ".Used", "package " + used + "; public class Used {}"),
        new Source(
            user + ".User", "package " + user + "; public class User { " + used + ".Used used; }"));
    // By files, not by path: the importer would else see the used class as one to be judged.
    try (Stream<Path> files = Files.walk(folder.resolve(user.replace('.', '/')))) {
      return new ClassFileImporter()
          .importPaths(files.filter(file -> file.endsWith("User.class")).toList());
    }
  }

  private static void compile(Path folder, Source... sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-d", folder.toString(), "-proc:none");
    boolean compiled =
        compiler.getTask(messages, null, null, options, null, List.of(sources)).call();
    if (!compiled) {
      throw new IllegalStateException(messages.toString());
    }
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
