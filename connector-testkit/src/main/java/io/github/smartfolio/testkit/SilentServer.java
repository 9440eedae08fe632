package io.github.smartfolio.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/**
 * A server on the loopback address that lets everybody connect and never says a word: whoever asks it waits. The connections stay
 * in the backlog, so it needs no thread.
 */
public final class SilentServer implements AutoCloseable {

    private static final int BACKLOG = 50;

    private final ServerSocket socket;

    private SilentServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** A server that listens on a free port until it is closed. */
    public static SilentServer start() {
        try {
            return new SilentServer(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, as {@code http} with a port and no path. */
    public URI uri() {
        return URI.create("http://" + socket.getInetAddress().getHostAddress() + ':' + socket.getLocalPort());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
