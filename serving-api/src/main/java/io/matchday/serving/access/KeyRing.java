package io.matchday.serving.access;

import io.matchday.storage.ApiKeyHash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that open the service now, swapped as a whole. A key is looked up by its hash, which
 * tells nothing of the key however long it takes, and hashes are compared in constant time.
 * Thread-safe.
 */
public final class KeyRing {

  private record Keys(Map<ApiKeyHash, KnownKey> byHash, boolean required, boolean read) {}

  private volatile Keys keys;

  /** Until the stored keys have been read, only those of the settings open. */
  KeyRing(Collection<KnownKey> ofSettings) {
    keys = new Keys(byHash(ofSettings), true, false);
  }

  /**
   * From now on these open; keys are required when there ever was one, so that it never falls open.
   */
  void replace(Collection<KnownKey> open, boolean required) {
    keys = new Keys(byHash(open), required, true);
  }

  private static Map<ApiKeyHash, KnownKey> byHash(Collection<KnownKey> open) {
    Map<ApiKeyHash, KnownKey> byHash = new HashMap<>();
    open.forEach(one -> byHash.put(one.key().hash(), one));
    return byHash;
  }

  /** The key that was presented, if it opens anything. */
  public Optional<KnownKey> find(String presented) {
    Map<ApiKeyHash, KnownKey> byHash = keys.byHash;
    return byHash.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(byHash.get(ApiKeyHash.of(presented)));
  }

  /** Whether requests need a key. */
  public boolean isRequired() {
    return keys.required;
  }

  /** Whether the stored keys have been read at least once. */
  public boolean isRead() {
    return keys.read;
  }

  List<KnownKey> all() {
    return new ArrayList<>(keys.byHash.values());
  }
}
