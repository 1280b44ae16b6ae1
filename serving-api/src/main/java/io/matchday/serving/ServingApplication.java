package io.matchday.serving;

import io.matchday.refusal.Problem;
import io.matchday.refusal.Refusal;
import io.matchday.refusal.RefusedException;
import io.matchday.scoring.LoadedModel;
import io.matchday.serving.document.DocumentConfiguration;
import io.matchday.serving.reading.ReadingConfiguration;
import io.matchday.serving.reading.ReadingStores;
import io.matchday.storage.Database;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/** Starts the HTTP service. */
public final class ServingApplication {

  /** An environment that is empty: nothing from outside changes the settings behind our back. */
  private static final class NoEnvironment extends StandardEnvironment {
    @Override
    protected void customizePropertySources(MutablePropertySources propertySources) {}
  }

  private ServingApplication() {}

  /**
   * Starts the service.
   *
   * @param settings where it listens and what it allows
   * @param database the open, migrated database; stays the caller's to close, after the service
   * @param modelsFolder where the registered bundles are
   * @param clock the time
   * @return the running service
   * @throws RefusedException when the port is taken, or others than this machine could ask without
   *     a key
   */
  public static RunningService start(
      ServingSettings settings, Database database, Path modelsFolder, Clock clock) {
    ModelOpener opener =
        alias -> OnlineModel.of(LoadedModel.open(modelsFolder, alias.path(), alias.runId()));
    return start(settings, database, opener, clock);
  }

  static RunningService start(
      ServingSettings settings, Database database, ModelOpener opener, Clock clock) {
    ServingParts parts = new ServingParts(settings, database, opener, clock);
    parts.start();
    if (!settings.http().isLoopback() && !parts.access.hasKey()) {
      parts.close();
      throw new RefusedException(Refusal.SETTINGS, List.of(hostNeedsKeys()));
    }
    AnnotationConfigServletWebServerApplicationContext context =
        context(settings, database, parts, clock);
    try {
      context.refresh();
    } catch (RuntimeException e) {
      context.close();
      parts.close();
      throw e.getCause() instanceof PortInUseException inUse ? portTaken(inUse) : e;
    }
    return new RunningService(context, parts);
  }

  /** Everything the service is made of, not yet started. */
  static AnnotationConfigServletWebServerApplicationContext context(
      ServingSettings settings, Database database, ServingParts parts, Clock clock) {
    AnnotationConfigServletWebServerApplicationContext context =
        new AnnotationConfigServletWebServerApplicationContext();
    context.setEnvironment(new NoEnvironment());
    context.registerBean(ServingSettings.class, () -> settings);
    context.registerBean(
        ServingParts.class, () -> parts, definition -> definition.setDestroyMethodName(""));
    context.registerBean(
        ReadingStores.class,
        () -> new ReadingStores(new DatabaseReads(parts.watch), database, clock));
    context.register(
        ServingConfiguration.class, ReadingConfiguration.class, DocumentConfiguration.class);
    return context;
  }

  private static Problem hostNeedsKeys() {
    return new Problem(
        ServingSettings.PREFIX + "host",
        "must be a loopback address unless there is an API key; see: keys create");
  }

  private static RefusedException portTaken(PortInUseException inUse) {
    return new RefusedException(
        Refusal.SETTINGS,
        ServingSettings.PREFIX + "port: " + inUse.getPort() + " is in use; choose another");
  }
}
