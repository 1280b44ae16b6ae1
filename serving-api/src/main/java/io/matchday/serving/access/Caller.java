package io.matchday.serving.access;

import io.matchday.storage.ApiKeyScope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who sent a request.
 *
 * @param name the name of the API key; empty when none was asked for
 * @param scopes what the key allows
 */
public record Caller(String name, Set<ApiKeyScope> scopes) {

  /** Whoever can reach a service without keys. */
  public static final Caller ANYONE = new Caller("", EnumSet.allOf(ApiKeyScope.class));

  private static final String ATTRIBUTE = Caller.class.getName();

  /** Copies the scopes. */
  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** Whether the scope is among the caller's. */
  public boolean may(ApiKeyScope scope) {
    return scopes.contains(scope);
  }

  /** Whether the caller may change what this owner made. */
  public boolean mayChangeWhatIsOf(String owner) {
    return may(ApiKeyScope.OPERATE) || name.equals(owner);
  }

  /** Notes the caller with the request. */
  public void noteIn(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The caller of a request. */
  public static Caller of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : ANYONE;
  }
}
