package io.matchday.serving;

import io.matchday.serving.access.Access;
import io.matchday.serving.access.KnownKey;
import io.matchday.serving.access.Need;
import io.matchday.serving.access.RequestRate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests through that their key opens, as often as it may. Every request goes through here,
 * so it allocates little and locks nothing.
 */
final class ApiKeyFilter extends HttpFilter {

  static final String HEADER = "X-API-Key";
  private static final Duration KEYS_RETRY = Duration.ofSeconds(1);
  private static final long NANOS_A_SECOND = 1_000_000_000;

  private final transient Access access;

  ApiKeyFilter(Access access) {
    this.access = access;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (Need.isHealth(path) && request.getMethod().equals("GET")) {
      chain.doFilter(request, response);
      return;
    }
    @Nullable String presented = request.getHeader(HEADER);
    Optional<KnownKey> key = presented == null ? Optional.empty() : access.ring().find(presented);
    Optional<HttpProblem> refusal =
        refusalByKey(Need.of(request.getMethod(), path), presented != null, key);
    if (refusal.isEmpty()) {
      refusal = refusalByRate(key.map(KnownKey::rate).orElse(access.anonymous()));
    }
    if (refusal.isPresent()) {
      key.ifPresent(KnownKey::noteRefused);
      ProblemBody.write(refusal.get(), response);
      return;
    }
    if (key.isPresent()) {
      key.get().noteGranted();
      key.get().caller().noteIn(request);
    }
    chain.doFilter(request, response);
  }

  private Optional<HttpProblem> refusalByKey(
      Need need, boolean hasPresented, Optional<KnownKey> key) {
    if (need == Need.NOTHING || !access.ring().isRequired()) {
      return Optional.empty();
    }
    if (key.isPresent()) {
      return need.isMetBy(key.get().caller())
          ? Optional.empty()
          : Optional.of(
              HttpProblem.of(403, "this key lacks the scope needed here: " + need.scopes()));
    }
    if (!access.ring().isRead()) {
      return Optional.of(
          HttpProblem.unavailable("the API keys could not be read yet; try again", KEYS_RETRY));
    }
    if (hasPresented) {
      access.audit().noteWrongKey();
    } else {
      access.audit().noteWithoutKey();
    }
    return Optional.of(
        HttpProblem.of(401, "a valid X-API-Key is required", Map.of("WWW-Authenticate", "ApiKey")));
  }

  private static Optional<HttpProblem> refusalByRate(RequestRate rate) {
    if (rate.allows()) {
      return Optional.empty();
    }
    long seconds = 1 + rate.retryAfter().toNanos() / NANOS_A_SECOND;
    return Optional.of(
        HttpProblem.of(
            429, "too many requests; try again later", Map.of("Retry-After", "" + seconds)));
  }
}
