package io.matchday.storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;

/**
 * The drivers of this JVM with a fault in them: while it is open, every connection made goes
 * through it, a call of a chosen kind fails as if the disk or the network had, and threads that are
 * interrupted while they talk to the database are counted.
 */
public final class FaultyDriver implements Driver, AutoCloseable {

  /** SQLSTATE of a connection that is gone. */
  private static final String CONNECTION_GONE = "08006";

  private final List<Driver> drivers;
  private final InjectedFault fault = new InjectedFault();
  private final LongAdder calls = new LongAdder();
  private final LongAdder interrupted = new LongAdder();

  private FaultyDriver(List<Driver> drivers) {
    this.drivers = drivers;
  }

  /** Takes the place of all drivers there are. */
  public static FaultyDriver install() throws SQLException {
    FaultyDriver faulty = new FaultyDriver(Collections.list(DriverManager.getDrivers()));
    for (Driver driver : faulty.drivers) {
      DriverManager.deregisterDriver(driver);
    }
    DriverManager.registerDriver(faulty);
    return faulty;
  }

  /** The fault, which does nothing until it is armed. */
  public InjectedFault fault() {
    return fault;
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
    for (Driver driver : drivers) {
      DriverManager.registerDriver(driver);
    }
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    for (Driver driver : drivers) {
      if (driver.acceptsURL(url)) {
        return wrapped(driver.connect(url, info));
      }
    }
    throw new SQLException("no driver for " + url);
  }

  private Connection wrapped(Connection real) {
    long drops = fault.drops();
    return proxy(
        Connection.class,
        (method, arguments) -> {
          cut(real, drops, method);
          return called(real, method, arguments);
        });
  }

  /** A connection made before all were dropped is gone, with what it has not committed. */
  private void cut(Connection real, long drops, Method method) throws SQLException {
    if (drops < fault.drops() && !method.getName().equals("close")) {
      real.close();
      throw new SQLException("injected loss of the connection", CONNECTION_GONE);
    }
  }

  private Object called(Connection real, Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "prepareStatement" -> {
        String sql = (String) arguments[0];
        Object statement = invoked(real, method, arguments);
        return proxy(
            PreparedStatement.class, (call, given) -> executed(statement, sql, call, given));
      }
      case "createStatement" -> {
        Object statement = invoked(real, method, arguments);
        return proxy(Statement.class, (call, given) -> executed(statement, "", call, given));
      }
      case "commit" -> {
        fault.before(InjectedFault.Kind.COMMIT);
        Object result = invoked(real, method, arguments);
        fault.before(InjectedFault.Kind.ANSWER_OF_COMMIT);
        return result;
      }
      case "unwrap" -> {
        // PostgreSQL's own way to write many rows goes round statements.
        fault.before(InjectedFault.Kind.WRITE);
        return invoked(real, method, arguments);
      }
      default -> {
        return invoked(real, method, arguments);
      }
    }
  }

  private Object executed(Object real, String prepared, Method method, Object[] arguments)
      throws Throwable {
    if (method.getName().startsWith("execute")) {
      boolean spoken = arguments != null && arguments.length > 0 && arguments[0] instanceof String;
      String sql = spoken ? (String) arguments[0] : prepared;
      fault.before(InjectedFault.Kind.STATEMENT);
      if (sql.startsWith("SELECT f.id") && sql.contains("f.vector")) {
        fault.before(InjectedFault.Kind.READ);
      } else if (sql.startsWith("INSERT INTO prediction (")) {
        fault.before(InjectedFault.Kind.WRITE);
      }
    }
    return invoked(real, method, arguments);
  }

  @FunctionalInterface
  private interface Call {
    Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader() == null
                ? FaultyDriver.class.getClassLoader()
                : type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                method.getDeclaringClass() == Object.class
                    ? method.invoke(call, arguments)
                    : call.of(method, arguments)));
  }

  private Object invoked(Object real, Method method, Object[] arguments) throws Throwable {
    watch();
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    } finally {
      watch();
    }
  }

  private void watch() {
    calls.increment();
    if (Thread.currentThread().isInterrupted()) {
      interrupted.increment();
    }
  }

  /** How often a thread was looked at on its way into or out of the database. */
  public long watched() {
    return calls.sum();
  }

  /** How often it was interrupted then. */
  public long interrupted() {
    return interrupted.sum();
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    for (Driver driver : drivers) {
      if (driver.acceptsURL(url)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(FaultyDriver.class.getName());
  }
}
