package dev.greenroom.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.greenroom.app.RuleFiles;
import dev.greenroom.policy.Compilation;
import dev.greenroom.policy.Policy;
import dev.greenroom.policy.PolicyCompiler;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a newcomer is promised to see, with the rules that are packaged. */
class DemoPolicyTest {
    private final Policy policy = policy();
    private final ScriptedAnswers answers = ScriptedAnswers.packaged();

    @Test
    void theSlurAloneIsBlockedAndEverythingElseMayPass() throws IOException {
        List<String> troubled = DemoScriptTest.chat().stream()
                .map(line -> line.getString("body"))
                .filter(body -> policy.decide(Utterance.question(body, Language.ENGLISH))
                                .verdict()
                        != Verdict.ALLOW)
                .toList();

        assertThat(troubled).containsExactly("shut up you faggot");
    }

    @Test
    void theBaitsAnswersAloneAreHeld() throws IOException {
        Set<String> held = new TreeSet<>();
        for (JsonObject line : DemoScriptTest.chat()) {
            String question = line.getString("body");
            String answer = answers.to(question);
            Verdict verdict = policy.decide(Utterance.answer(question, answer, Language.FRENCH))
                    .verdict();
            assertThat(verdict).as(answer).isIn(Verdict.ALLOW, Verdict.HOLD);
            if (verdict == Verdict.HOLD) {
                held.add(line.getString("user"));
                assertThat(answer).contains("La Mort-aux-Juifs");
            }
        }
        assertThat(held).containsExactly("bait_master");
    }

    private static Policy policy() {
        try {
            Compilation compilation =
                    PolicyCompiler.compile(RuleFiles.packaged(null).read(), "twitch");
            assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
            return ((Compilation.Compiled) compilation).policy();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
