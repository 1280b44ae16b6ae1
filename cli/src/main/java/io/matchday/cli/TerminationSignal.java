package io.matchday.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Hears the signals that ask the process to end, before the JVM begins to shut down. A shutdown
 * hook would be too late: H2 closes a shared database in a hook of its own, under the work that is
 * to reach a safe point first. Goes through reflection because {@code sun.misc.Signal}, though
 * exported and supported, cannot be compiled against without a warning.
 */
final class TerminationSignal {

  private TerminationSignal() {}

  /** Has the action run, once for each signal, in a thread of the JVM's. */
  static void handle(Runnable action) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      InvocationHandler invoked =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              action.run();
            }
            return null;
          };
      Object handler =
          Proxy.newProxyInstance(
              TerminationSignal.class.getClassLoader(), new Class<?>[] {handlerType}, invoked);
      for (String name : new String[] {"TERM", "INT"}) {
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM gives no signals", e);
    }
  }
}
