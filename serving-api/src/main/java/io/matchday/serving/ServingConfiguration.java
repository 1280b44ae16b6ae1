package io.matchday.serving;

import io.matchday.serving.access.Caller;
import io.matchday.serving.tracing.AccessLogFilter;
import io.matchday.serving.tracing.RequestIdFilter;
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

  /** Once the body is there, first of all: whatever is logged of a request names it. */
  @Bean
  FilterRegistrationBean<Filter> requestIds() {
    return filter(new RequestIdFilter(), 1);
  }

  @Bean
  FilterRegistrationBean<Filter> tracing() {
    Filter none = (request, response, chain) -> chain.doFilter(request, response);
    FilterRegistrationBean<Filter> tracing =
        filter(parts.tracing.map(one -> one.filter(Route::labelOf)).orElse(none), 2);
    tracing.setEnabled(parts.tracing.isPresent());
    return tracing;
  }

  @Bean
  FilterRegistrationBean<Filter> accessLog() {
    FilterRegistrationBean<Filter> log =
        filter(new AccessLogFilter(Route::labelOf, request -> Caller.of(request).name()), 3);
    log.setEnabled(settings.observing().isAccessLogged());
    return log;
  }

  @Bean
  FilterRegistrationBean<Filter> bodyArrival() {
    return filter(new BodyArrivalFilter(settings.http().limits(), parts.access), 0);
  }

  @Bean
  FilterRegistrationBean<Filter> httpMetrics() {
    return filter(new HttpMetricsFilter(parts.metrics), 4);
  }

  @Bean
  FilterRegistrationBean<Filter> admission() {
    int places = settings.http().limits().maxRequests();
    Semaphore free = new Semaphore(places);
    parts.metrics.http.showInFlight(() -> places - free.availablePermits());
    return filter(new AdmissionFilter(free), 6);
  }

  @Bean
  FilterRegistrationBean<Filter> apiKeys() {
    return filter(new ApiKeyFilter(parts.access), 5);
  }

  @Bean
  FilterRegistrationBean<Filter> fastPath(
      PredictionController predictionController,
      LookupController lookupController,
      TaskController taskController) {
    return filter(
        new FastPathFilter(
            predictionController, lookupController, taskController, JsonMapper.shared()),
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
    return new BatchController(parts.batch, settings.http().limits());
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
    return new MonitoringController(
        parts.watch, parts.models, parts.metrics, parts.process, parts.freshness);
  }

  @Bean
  DriftController driftController() {
    return new DriftController(parts.drifts, new DatabaseReads(parts.watch));
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
