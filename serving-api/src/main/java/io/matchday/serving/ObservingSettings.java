package io.matchday.serving;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What the service tells of itself.
 *
 * @param isAccessLogged whether every request is logged
 * @param staleAfter how old the last good run may be before a warning is logged
 * @param tracingEndpoint where spans go, by OTLP over HTTP; nowhere by default
 */
public record ObservingSettings(
    boolean isAccessLogged, Duration staleAfter, Optional<URI> tracingEndpoint) {}
