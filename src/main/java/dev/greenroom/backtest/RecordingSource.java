package dev.greenroom.backtest;

import dev.greenroom.backtest.Past.Said;
import dev.greenroom.backtest.Past.Skipped;
import dev.greenroom.backtest.Past.Why;
import dev.greenroom.chat.replay.ReplayLine;
import dev.greenroom.chat.replay.ReplayReader;
import dev.greenroom.chat.replay.Script;
import dev.greenroom.policy.Author;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import java.io.IOException;
import java.util.List;

/** The messages of a recorded chat, each decided on by the policy that the candidate is compared with. */
public final class RecordingSource implements PastSource {
    private static final int BATCH = 256;

    private final Script script;
    private final Policy before;
    private final Language language;

    /** @param before decides what is carried out before the change */
    public RecordingSource(Script script, Policy before, Language language) {
        this.script = script;
        this.before = before;
        this.language = language;
    }

    @Override
    public String name() {
        return "the recording " + script.name();
    }

    @Override
    public String unit() {
        return "bytes";
    }

    @Override
    public void read(Taker taker) throws IOException {
        long size = Math.max(0, script.size());
        try (ReplayReader reader = new ReplayReader(script.open())) {
            List<ReplayLine> lines = reader.next(BATCH);
            while (!lines.isEmpty()) {
                for (ReplayLine line : lines) {
                    if (!taker.take(past(line), line.end(), size)) {
                        return;
                    }
                }
                lines = reader.next(BATCH);
            }
        }
    }

    private Past past(ReplayLine line) {
        if (!(line instanceof ReplayLine.Message message)) {
            return new Skipped(Why.UNREADABLE);
        }
        Circumstances around = Circumstances.in("replay/" + script.name()).by(Author.named(message.author()));
        Utterance utterance = Utterance.question(message.text(), language).in(around);
        Decision decision = before.decide(utterance);
        String rule =
                decision.reasons().isEmpty() ? "" : decision.reasons().get(0).rule();
        return new Said(null, "", utterance, decision.verdict(), rule, false, decision.policyRevision());
    }
}
