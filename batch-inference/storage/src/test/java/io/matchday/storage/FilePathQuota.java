package io.matchday.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A disk under H2, of the scheme {@code quota:}, on which no file may grow beyond a size: writing
 * further fails as on a full disk. One for a test JVM.
 */
public final class FilePathQuota extends FilePathWrapper {

  private static final AtomicLong LONGEST = new AtomicLong(Long.MAX_VALUE);

  private static final AtomicLong REACHED = new AtomicLong();

  /** For H2, which makes one for each path. */
  public FilePathQuota() {}

  /** A database on this disk, in the file {@code db.mv.db} of a folder. */
  public static DatabaseSettings database(Path home) {
    FilePath.register(new FilePathQuota());
    return new DatabaseSettings(
        "jdbc:h2:quota:" + home.resolve("db") + ";WRITE_DELAY=0", "sa", "", 12);
  }

  /** No file may be longer from now on. */
  public static void longest(long bytes) {
    LONGEST.set(bytes);
  }

  /** How long the longest file has become since this was last asked. */
  public static long reached() {
    return REACHED.getAndSet(0);
  }

  @Override
  public String getScheme() {
    return "quota";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Bounded(super.open(mode));
  }

  private static final class Bounded extends FileBaseDefault {

    private final FileChannel channel;

    Bounded(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      if (position + source.remaining() > LONGEST.get()) {
        throw new IOException("No space left on device");
      }
      REACHED.accumulateAndGet(position + source.remaining(), Math::max);
      return channel.write(source, position);
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
      return channel.read(target, position);
    }

    @Override
    public long size() throws IOException {
      return channel.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      channel.truncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      channel.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return channel.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      channel.close();
    }
  }
}
