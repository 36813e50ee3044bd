package dev.greenroom.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.greenroom.gate.QuestionPolicy.Which;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "what is your name",
                "Pourquoi le ciel est bleu",
                "you ok?",
                "qu'est-ce que tu fais",
                "donne-moi le top 3 des pires noms de villages français",
                "Tell me a story",
                "raconte-nous ta journée",
                "!ask sing something",
                "@Avatar hello",
                "hey @avatar, hello",
                "なに？"
            })
    void theseAreQuestions(String text) {
        assertThat(QuestionPolicy.DEFAULT.isQuestion(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LUL",
                "???",
                "?",
                "what",
                "nice stream",
                "tell",
                "I said I know",
                "!asking is fun",
                "!ask",
                "@avatarfan hello",
                "W ?"
            })
    void theseAreNot(String text) {
        assertThat(QuestionPolicy.DEFAULT.isQuestion(text)).isFalse();
    }

    @Test
    void allTakesWhateverHasTwoWordsAndAddressedOnlyWhatSpeaksToTheAvatar() {
        QuestionPolicy all = policy(Which.ALL, List.of());
        QuestionPolicy addressed = policy(Which.ADDRESSED, List.of("!Ask "));

        assertThat(all.isQuestion("nice stream")).isTrue();
        assertThat(all.isQuestion("KEKW")).isFalse();
        assertThat(addressed.isQuestion("what is this?")).isFalse();
        assertThat(addressed.isQuestion("!ASK what is this")).isTrue();
    }

    @Test
    void theCommandIsTakenOffAndNothingElse() {
        assertThat(QuestionPolicy.DEFAULT.withoutAddress("!ASK: who are you")).isEqualTo("who are you");
        assertThat(QuestionPolicy.DEFAULT.withoutAddress(" who !ask ")).isEqualTo("who !ask");
    }

    @Test
    void nonsenseIsRefusedWithAHint() {
        assertThatThrownBy(() -> policy(Which.ADDRESSED, List.of())).hasMessageContaining("!ask");
        assertThatThrownBy(() -> policy(Which.ALL, List.of(" "))).hasMessageContaining("empty");
    }

    private static QuestionPolicy policy(Which which, List<String> addresses) {
        QuestionPolicy usual = QuestionPolicy.DEFAULT;
        return new QuestionPolicy(
                which, addresses, Set.of("what"), usual.mostCodePoints(), usual.flood(), usual.mostInCheck());
    }
}
