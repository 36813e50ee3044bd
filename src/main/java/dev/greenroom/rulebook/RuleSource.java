package dev.greenroom.rulebook;

import java.io.IOException;
import java.util.Map;

/** Where rule files come from. Blocks; for workers. */
public interface RuleSource {
    /** Texts by path relative to the rules folder, such as {@code policies/twitch.yaml}. */
    Map<String, String> read() throws IOException;

    /** Changes whenever a file is added, removed or written, and with the day; cheap enough for every second. */
    String fingerprint() throws IOException;
}
