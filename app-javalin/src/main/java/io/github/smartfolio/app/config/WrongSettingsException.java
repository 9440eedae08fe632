package io.github.smartfolio.app.config;

import java.util.List;

/** The server cannot start as it was set up; each problem is one line for the person who set it up, and holds no secret. */
public final class WrongSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // thrown and caught in one process, never serialised
    private final List<String> problems;

    WrongSettingsException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** The folder of the database turned out to be of no use. */
    public static WrongSettingsException dataDir(Settings settings) {
        return refuted(Settings.DATA_DIR, settings.dataDir());
    }

    /** Another program listens on the port already. */
    public static WrongSettingsException portInUse(Settings settings) {
        return new WrongSettingsException(List.of(Settings.PORT.name() + " is '" + settings.port()
                + "', where another program listens already: stop that one, or set another port; 0 takes a free one"));
    }

    /** The file of the master key cannot be used. */
    public static WrongSettingsException masterKeyFile(String why) {
        return new WrongSettingsException(List.of(Settings.MASTER_KEY_FILE.name() + ": " + why));
    }

    public List<String> problems() {
        return problems;
    }

    static String problem(Setting<?> setting, Object value) {
        String is = setting.secret() ? " has a value that is not allowed" : " is '" + value + "'";
        return setting.name() + is + "; allowed: " + setting.allowed();
    }

    private static WrongSettingsException refuted(Setting<?> setting, Object value) {
        return new WrongSettingsException(List.of(problem(setting, value)));
    }
}
