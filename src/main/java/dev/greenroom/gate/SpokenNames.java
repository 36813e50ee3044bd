package dev.greenroom.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.greenroom.chat.ChatMessage;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What an avatar may call a viewer. Avatars read names aloud, and a language model takes what stands in one for words that
 * were said to it; so a name is judged as what is asked and as what is said, also with its words taken apart. One that
 * does not pass is replaced by a neutral one. Meter: {@code greenroom.names.replaced}, counted once for each judgement.
 * Main context only.
 */
public final class SpokenNames {
    private static final int LONGEST = 60;
    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[\\p{Pc}\\p{Pd}.]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    private final Function<Utterance, Decision> judge;
    private final Supplier<String> revision;
    private final Language language;
    private final Counter replaced;
    private final Cache<Judged, Boolean> passed;

    private record Judged(String revision, String channel, String name) {}

    /**
     * @param judge what the policy makes of a text; it never throws
     * @param revision of the policy in force: another one judges anew
     * @param most how many names are remembered; beyond it the least used are judged anew
     */
    public SpokenNames(
            Function<Utterance, Decision> judge,
            Supplier<String> revision,
            Language language,
            Ticker ticker,
            int most,
            MeterRegistry meters) {
        this.judge = judge;
        this.revision = revision;
        this.language = language;
        this.replaced = meters.counter("greenroom.names.replaced");
        this.passed = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(REMEMBERED)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** The author's name, or the neutral one. */
    public String of(ChatMessage message) {
        String name = QuestionGate.display(message.authorName());
        boolean sayable = !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LONGEST
                && passed.get(new Judged(revision.get(), message.channel(), name), this::passes);
        return sayable ? name : neutral();
    }

    private String neutral() {
        return language.tag().equals("fr") ? "un spectateur" : "a viewer";
    }

    private boolean passes(Judged judged) {
        Set<String> readings = new LinkedHashSet<>();
        readings.add(judged.name());
        readings.add(BETWEEN_WORDS.matcher(judged.name()).replaceAll(" ").strip());
        boolean passes = readings.stream()
                .allMatch(text -> passes(judged, Direction.QUESTION, text) && passes(judged, Direction.ANSWER, text));
        if (!passes) {
            replaced.increment();
        }
        return passes;
    }

    private boolean passes(Judged judged, Direction direction, String text) {
        Utterance utterance = new Utterance(direction, text, "", null, language, Circumstances.in(judged.channel()));
        return text.isEmpty() || judge.apply(utterance).verdict() == Verdict.ALLOW;
    }
}
