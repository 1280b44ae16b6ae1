package io.matchday.serving.access;

import io.matchday.storage.ApiKey;
import io.matchday.storage.ApiKeyHash;
import io.matchday.storage.ApiKeyRecord;
import io.matchday.storage.ApiKeyScope;
import io.matchday.storage.JdbcApiKeys;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * The keys of the settings and of the database, followed: what is created or revoked there holds
 * here at the next look, and while the database does not answer those seen last go on opening.
 */
public final class Access {

  private final JdbcApiKeys stored;
  private final int usualRate;
  private final List<KnownKey> ofSettings = new ArrayList<>();
  private final KeyRing ring;
  private final KeyAudit audit;
  private final RequestRate anonymous;

  /**
   * @param hashes SHA-256 of each key of the settings, in hex
   * @param usualRate requests a second of a key that has no rate of its own, and of everybody
   *     without a key together; 0 means no bound
   * @param stored the keys of the database
   * @param clock the time
   */
  public Access(List<String> hashes, int usualRate, JdbcApiKeys stored, Clock clock) {
    this.stored = stored;
    this.usualRate = usualRate;
    for (String hash : hashes) {
      String name = "settings-" + (ofSettings.size() + 1);
      ApiKey key =
          new ApiKey(
              name, ApiKeyHash.ofHex(hash), EnumSet.allOf(ApiKeyScope.class), OptionalInt.empty());
      ofSettings.add(new KnownKey(key, usualRate));
    }
    this.ring = new KeyRing(ofSettings);
    this.audit = new KeyAudit(clock);
    this.anonymous = RequestRate.of(usualRate);
  }

  /** Writes to the log what is due, then looks at the stored keys once. For one thread. */
  public void follow() {
    List<KnownKey> used = audit.report(ring.all());
    List<KnownKey> before = ring.all();
    List<ApiKeyRecord> all = stored.all();
    List<KnownKey> open = new ArrayList<>(ofSettings);
    all.stream()
        .filter(one -> one.revokedAt().isEmpty())
        .map(one -> known(one.key(), before))
        .forEach(open::add);
    ring.replace(open, !all.isEmpty() || !ofSettings.isEmpty());
    used.forEach(one -> stored.noteUse(one.key().hash()));
  }

  /** The same key as before where it has not changed: it keeps its counts and its pace. */
  private KnownKey known(ApiKey key, List<KnownKey> before) {
    return before.stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseGet(() -> new KnownKey(key, usualRate));
  }

  /** Whether any key opens the service. */
  public boolean hasKey() {
    return !ring.all().isEmpty();
  }

  /** The keys that open. */
  public KeyRing ring() {
    return ring;
  }

  /** Where uses and refusals are counted. */
  public KeyAudit audit() {
    return audit;
  }

  /** The bound on requests without a key, all together. */
  public RequestRate anonymous() {
    return anonymous;
  }
}
