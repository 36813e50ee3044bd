package dev.greenroom.avatar.openai;

import dev.greenroom.gate.AnswerTicket;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Persona;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import org.jspecify.annotations.Nullable;

/** What is said in an exchange, with all that a decision on it has to know. On the event loop of its exchange. */
final class ExchangeWords {
    private final GatewayDesk desk;
    private final String id;
    private final String attachKey;
    private @Nullable Persona persona;

    ExchangeWords(GatewayDesk desk, String id, String attachKey) {
        this.desk = desk;
        this.id = id;
        this.attachKey = attachKey;
    }

    Utterance question(ChatRequest request, String text) {
        return utterance(Direction.QUESTION, text, request, null);
    }

    /** For what the model answers in one of its choices. */
    AnswerTicket ticket(ChatRequest request, int choice) {
        String exchange = choice == 0 ? id : id + "/" + choice;
        Utterance answer =
                utterance(Direction.ANSWER, "", request, request.prompt().orElse(null));
        return new AnswerTicket(desk.settings().source(), exchange, answer.keeping(persona(request)), attachKey, true);
    }

    /** Whether a word that the upstream put beside its answer may be shown. */
    boolean isHarmless(ChatRequest request, String name) {
        Utterance shown = utterance(Direction.ANSWER, name, request, null);
        return desk.gatekeeper().judge(shown).verdict() == Verdict.ALLOW;
    }

    private Persona persona(ChatRequest request) {
        Persona known = persona;
        if (known == null) {
            known = desk.settings().keepsPersona() ? Persona.of(request.persona()) : Persona.NONE;
            persona = known;
        }
        return known;
    }

    private Utterance utterance(Direction direction, String text, ChatRequest request, @Nullable String question) {
        return new Utterance(
                direction,
                text,
                "",
                question,
                desk.settings().language(),
                Circumstances.in(desk.settings().channel()).telling(request.facts()));
    }
}
