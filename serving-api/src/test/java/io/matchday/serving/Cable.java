package io.matchday.serving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way through to a server on this machine that can be cut and mended. */
final class Cable implements AutoCloseable {

  private static final int ANY_PORT = 0;
  private static final int BACKLOG = 50;

  private final int target;
  private final int port;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private ServerSocket entrance;

  Cable(int target) {
    this.target = target;
    this.entrance = entrance(ANY_PORT);
    this.port = entrance.getLocalPort();
    accept(entrance);
  }

  /** The port to connect to instead. */
  int port() {
    return port;
  }

  /** Breaks every connection and refuses new ones. */
  void cut() {
    close(entrance);
    open.forEach(Cable::close);
    open.clear();
  }

  /** Takes connections again. */
  void mend() {
    entrance = entrance(port);
    accept(entrance);
  }

  private static ServerSocket entrance(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket from) {
    start(
        () -> {
          while (true) {
            Socket here = from.accept();
            Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
            open.addAll(List.of(here, there));
            start(() -> here.getInputStream().transferTo(there.getOutputStream()), here, there);
            start(() -> there.getInputStream().transferTo(here.getOutputStream()), here, there);
          }
        });
  }

  /** Work that ends when its sockets do. */
  private interface Piping {
    void run() throws IOException;
  }

  private static void start(Piping piping, Socket... sockets) {
    Thread thread =
        new Thread(
            () -> {
              try {
                piping.run();
              } catch (IOException e) {
                // Cut, or closed at one end: so is the other.
              } finally {
                List.of(sockets).forEach(Cable::close);
              }
            },
            "cable");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    cut();
  }
}
