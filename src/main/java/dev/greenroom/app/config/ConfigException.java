package dev.greenroom.app.config;

import java.util.List;

/** The settings cannot be used; says everything that is wrong with them, for the person who wrote them. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1;

    /** @param problems each names where it stands and what to write instead; never a secret */
    public ConfigException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
