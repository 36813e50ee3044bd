package dev.greenroom.app.cli;

import dev.greenroom.gate.CheckRequest;
import dev.greenroom.policy.Policy;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers JSON lines with JSON lines, in order. Lines are decided on in parallel, as many together as are there to be
 * read, so that a file goes fast and a program that waits for each answer gets it at once. Memory is bounded whatever
 * comes in.
 */
final class CheckLines {
    private static final int MOST_TOGETHER = 512;
    private static final int MOST_CHARS_TOGETHER = 4_000_000;
    /** Room for a text and its question with every character escaped, and the other keys. */
    private static final int CHARS_PER_CODE_POINT = 32;

    private final Policy policy;
    private final CheckRequest.Defaults defaults;
    private long lines;
    private long bad;

    CheckLines(Policy policy, CheckRequest.Defaults defaults) {
        this.policy = policy;
        this.defaults = defaults;
    }

    /** Answers until the input ends; returns how many lines could not be read. */
    long run(InputStream in, PrintWriter out) throws IOException {
        int longest = defaults.textMost() * CHARS_PER_CODE_POINT;
        LineReader reader = new LineReader(new InputStreamReader(in, StandardCharsets.UTF_8), longest);
        List<Line> together = new ArrayList<>();
        int chars = 0;
        for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
            lines++;
            if (line.isTooLong() || !line.text().isBlank()) {
                together.add(new Line(lines, line));
            }
            chars += line.text().length();
            if (together.size() == MOST_TOGETHER || chars > MOST_CHARS_TOGETHER || !reader.hasMoreNow()) {
                answer(together, out);
                chars = 0;
            }
        }
        answer(together, out);
        return bad;
    }

    private record Line(long number, LineReader.Line read) {}

    private record Answer(String json, boolean isBad) {}

    private void answer(List<Line> together, PrintWriter out) {
        List<Answer> answers = together.parallelStream().map(this::answer).toList();
        for (Answer answer : answers) {
            out.println(answer.json());
            bad += answer.isBad() ? 1 : 0;
        }
        out.flush();
        together.clear();
    }

    private Answer answer(Line line) {
        try {
            if (line.read().isTooLong()) {
                return bad(line, "this line is too long; a text has at most " + defaults.textMost() + " characters");
            }
            CheckRequest request = CheckRequest.parse(line.read().text(), defaults);
            return new Answer(request.answer(policy.decide(request.utterance())).encode(), false);
        } catch (CheckRequest.BadRequest e) {
            return bad(line, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return bad(line, "this text could not be decided on: " + e);
        }
    }

    private static Answer bad(Line line, String error) {
        return new Answer(
                new JsonObject().put("line", line.number()).put("error", error).encode(), true);
    }
}
