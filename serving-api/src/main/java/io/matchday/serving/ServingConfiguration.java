package io.matchday.serving;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** The web tier, bean by bean: nothing is configured by what happens to be on the class path. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
class ServingConfiguration implements WebMvcConfigurer {

  private final ServingSettings settings;
  private final ServingParts parts;

  ServingConfiguration(ServingSettings settings, ServingParts parts) {
    this.settings = settings;
    this.parts = parts;
  }

  @Bean
  TomcatServletWebServerFactory webServer() {
    return TomcatSetup.factory(settings.http());
  }

  @Bean
  DispatcherServlet dispatcherServlet(WebApplicationContext context) {
    return new DispatcherServlet(context);
  }

  @Bean
  ServletRegistrationBean<DispatcherServlet> dispatcherServletRegistration(
      DispatcherServlet dispatcherServlet) {
    ServletRegistrationBean<DispatcherServlet> registration =
        new ServletRegistrationBean<>(dispatcherServlet, "/");
    registration.setLoadOnStartup(1);
    return registration;
  }

  @Bean
  FilterRegistrationBean<Filter> bodyArrival() {
    return filter(new BodyArrivalFilter(settings.http().limits()), 0);
  }

  @Bean
  FilterRegistrationBean<Filter> httpMetrics() {
    return filter(new HttpMetricsFilter(parts.metrics), 1);
  }

  @Bean
  FilterRegistrationBean<Filter> admission() {
    int places = settings.http().limits().maxRequests();
    Semaphore free = new Semaphore(places);
    parts.metrics.showInFlight(() -> places - free.availablePermits());
    return filter(new AdmissionFilter(free), 2);
  }

  @Bean
  FilterRegistrationBean<Filter> apiKeys() {
    return filter(new ApiKeyFilter(parts.access), 3);
  }

  @Bean
  FilterRegistrationBean<Filter> fastPath(
      PredictionController predictionController, LookupController lookupController) {
    return filter(
        new FastPathFilter(predictionController, lookupController, JsonMapper.shared()),
        Ordered.LOWEST_PRECEDENCE);
  }

  private static FilterRegistrationBean<Filter> filter(Filter filter, int order) {
    FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    // A request whose body was waited for comes in by dispatch.
    registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
    return registration;
  }

  @Bean
  DefaultLifecycleProcessor lifecycleProcessor() {
    DefaultLifecycleProcessor processor = new DefaultLifecycleProcessor();
    processor.setTimeoutPerShutdownPhase(settings.http().limits().shutdownTimeout().toMillis());
    return processor;
  }

  @Bean
  PredictionController predictionController() {
    return new PredictionController(parts.predictions, bodies());
  }

  @Bean
  LookupController lookupController() {
    return new LookupController(parts.lookup, parts.storedRows, parts.metrics);
  }

  @Bean
  ExplainController explainController() {
    return new ExplainController(parts.predictions, parts.explainer, bodies());
  }

  @Bean
  BatchController batchController() {
    return new BatchController(parts.batch, settings.http().limits().maxBodyBytes());
  }

  @Bean
  ModelController modelController() {
    return new ModelController(parts.predictions);
  }

  @Bean
  TaskController taskController() {
    return new TaskController(parts.tasks.desk, parts.tasks.states, bodies());
  }

  @Bean
  MonitoringController monitoringController() {
    ThisProcess process = new ThisProcess(settings.workerId());
    return new MonitoringController(parts.watch, parts.models, parts.metrics, process);
  }

  @Bean
  DriftController driftController() {
    return new DriftController(parts.drifts);
  }

  private BodyReader bodies() {
    return new BodyReader(settings.http().limits().maxBodyBytes());
  }

  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
    builder.withJsonConverter(new JacksonJsonHttpMessageConverter(JsonMapper.shared()));
  }

  @Override
  public void configureHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
    resolvers.add(new ProblemResolver());
  }
}
