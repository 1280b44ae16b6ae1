package io.matchday.serving;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Where the service listens and to whom it answers.
 *
 * @param host the address to listen on; only the loopback unless there are keys
 * @param port the port; 0 takes any free one
 * @param apiKeys SHA-256 hashes of the accepted keys, 64 hex digits each; none means no keys
 * @param rateLimit requests a second of one key, and of everybody without a key together; 0: no
 *     limit
 * @param limits what one client may ask for
 */
public record HttpSettings(
    String host, int port, List<String> apiKeys, int rateLimit, HttpLimits limits) {

  /** Copies the keys. */
  public HttpSettings {
    apiKeys = List.copyOf(apiKeys);
  }

  /** Whether the host is known and reaches this machine only. */
  boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "HttpSettings[" + host + ":" + port + ", " + apiKeys.size() + " keys, " + limits + "]";
  }
}
