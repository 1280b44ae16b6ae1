package io.matchday.serving.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Spans of requests and of the work done for them, sent to a collector by OTLP over HTTP. Loaded
 * only when there is one. What the collector does not take in time is dropped: no request waits.
 * Thread-safe.
 */
public final class Tracing implements Spans, AutoCloseable {

  private static final String LOG_KEY = "trace_id";
  private static final String PATH = "/v1/traces";
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");

  private static final TextMapGetter<HttpServletRequest> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServletRequest request) {
          return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String key) {
          return request == null ? null : request.getHeader(key);
        }
      };

  private final SdkTracerProvider provider;
  private final Tracer tracer;

  private Tracing(SdkTracerProvider provider) {
    this.provider = provider;
    this.tracer = provider.get("io.matchday.serving");
  }

  /**
   * Spans that go to a collector.
   *
   * @param endpoint its address, without the path of the signal
   * @param instance the name of this process
   * @param version the version of the service
   */
  public static Tracing to(URI endpoint, String instance, String version) {
    String base = endpoint.toString();
    String url = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + PATH;
    Resource resource =
        Resource.getDefault().toBuilder()
            .put("service.name", "matchday")
            .put("service.version", version)
            .put("service.instance.id", instance)
            .build();
    OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder().setEndpoint(url).build();
    return new Tracing(
        SdkTracerProvider.builder()
            .setResource(resource)
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build());
  }

  /**
   * What begins a span for every request, within the trace the client names, if it names one.
   *
   * @param routes the template of the path of a request
   */
  public Filter filter(Function<HttpServletRequest, String> routes) {
    return new HttpFilter() {
      @Override
      protected void doFilter(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws IOException, ServletException {
        Span span = begin(request, routes.apply(request));
        MDC.put(LOG_KEY, span.getSpanContext().getTraceId());
        int status = 500;
        Scope scope = span.makeCurrent();
        try {
          chain.doFilter(request, response);
          status = response.getStatus();
        } finally {
          scope.close();
          MDC.remove(LOG_KEY);
          end(span, status);
        }
      }
    };
  }

  private Span begin(HttpServletRequest request, String route) {
    Context parent =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), request, HEADERS);
    String method = KnownMethod.of(request);
    return tracer
        .spanBuilder((method.equals(KnownMethod.OTHER) ? "HTTP" : method) + " " + route)
        .setSpanKind(SpanKind.SERVER)
        .setParent(parent)
        .setAttribute(METHOD, method)
        .setAttribute(ROUTE, route)
        .setAttribute(SCHEME, request.getScheme())
        .startSpan();
  }

  private static void end(Span span, int status) {
    span.setAttribute(STATUS, (long) status);
    if (status >= 500) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  @Override
  public <T> T in(String name, Supplier<T> work) {
    Context parent = Context.current();
    if (!Span.fromContext(parent).getSpanContext().isValid()) {
      return work.get(); // Nobody asked for it: a thread of ours that keeps things fresh.
    }
    Span span = tracer.spanBuilder(name).setParent(parent).startSpan();
    try {
      return parent.with(span).wrapSupplier(work).get();
    } catch (RuntimeException e) {
      span.setStatus(StatusCode.ERROR);
      throw e;
    } finally {
      span.end();
    }
  }

  /** Sends what is left, for as long as the collector is given for one batch. */
  @Override
  public void close() {
    provider.close();
  }
}
