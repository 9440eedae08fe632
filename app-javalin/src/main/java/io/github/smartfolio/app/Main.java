package io.github.smartfolio.app;

import io.github.smartfolio.app.config.Settings;
import io.github.smartfolio.app.config.SettingsReader;
import io.github.smartfolio.app.config.WrongSettingsException;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.app.web.WebServer;
import io.github.smartfolio.jdbc.MasterKey;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code java -jar smartfolio.jar}. */
public final class Main {

    // Half of a start is loading classes: those of logging and of the web server load while settings are read and the
    // database is opened. Two threads that both come first to the logger would make a warning of it, so nobody else
    // comes before it is there.
    private static final CompletableFuture<Void> LOGGING = CompletableFuture.runAsync(LoggerFactory::getILoggerFactory);

    static {
        CompletableFuture<Void> unused = LOGGING.thenRunAsync(WebServer::load);
    }

    private static final int BROKEN = 1;
    private static final int WRONG_SETTINGS = 2;

    private Main() {}

    public static void main(String[] args) {
        int exitCode = commandLine(System.getenv(), Path.of("")).execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** The command line with everything it reads; it returns when the server answers. */
    static CommandLine commandLine(Map<String, String> environment, Path workingDirectory) {
        CommandSpec command = CommandSpec.create()
                .name("smartfolio")
                .version("Smartfolio " + Server.version())
                .mixinStandardHelpOptions(true);
        command.usageMessage()
                .sortOptions(false)
                .description("Shows what you own at your brokers. Reads, and never trades.")
                .footer(
                        "",
                        "A setting is read from its option, else from the environment variable in brackets,",
                        "else from a .env file in the working directory.")
                .width(120);
        Brokers brokers = Brokers.found();
        SettingsReader reader = new SettingsReader(environment, workingDirectory, brokers.settings());
        reader.addOptions(command);
        CommandLine commandLine = new CommandLine(command);
        commandLine.setExecutionStrategy(parsed -> {
            Integer helpGiven = CommandLine.executeHelpRequest(parsed);
            if (helpGiven != null) {
                return helpGiven;
            }
            try {
                serve(reader.read(parsed), environment, brokers, commandLine.getOut());
                return 0;
            } catch (WrongSettingsException wrong) {
                wrong.problems().forEach(commandLine.getErr()::println);
                return WRONG_SETTINGS;
            } catch (UncheckedIOException broken) {
                commandLine.getErr().println("The server could not start: " + broken.getMessage());
                return BROKEN;
            }
        });
        commandLine.setParameterExceptionHandler((wrong, args) -> {
            commandLine.getErr().println(wrong.getMessage());
            commandLine.getErr().println("--help lists every setting.");
            return WRONG_SETTINGS;
        });
        return commandLine;
    }

    private static void serve(Settings settings, Map<String, String> environment, Brokers brokers, PrintWriter out) {
        KeyFile file =
                KeyFile.of(settings, environment, System.getProperty("user.home"), System.getProperty("os.name"));
        boolean needsFile = !settings.demo() && settings.masterKey().isEmpty();
        boolean isNew = needsFile && file.create();
        MasterKey masterKey = needsFile ? file.read() : settings.masterKey().orElseGet(MasterKey::random);
        LOGGING.join();
        Server server = Server.start(settings, masterKey, brokers, InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        out.println("Smartfolio answers at " + server.address() + (settings.demo() ? " with sample data" : ""));
        if (isNew) {
            out.println("The key that encrypts tokens and credentials was written to " + file.path()
                    + "; keep a copy of it, apart from the database.");
        }
        out.flush();
    }
}
