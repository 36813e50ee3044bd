package dev.greenroom.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.policy.Action;
import dev.greenroom.policy.Decision;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Outcome;
import dev.greenroom.policy.Reason;
import dev.greenroom.policy.Utterance;
import dev.greenroom.policy.Verdict;
import dev.greenroom.text.Language;
import dev.greenroom.text.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Utterances and decisions as JSON that is kept on disk: nothing is left out, and what is read back equals what was
 * written, lone surrogates included. Any thread.
 */
public final class DecisionJson {
    // ASCII only: a lone surrogate has no UTF-8 form and would come back from a database as another text.
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private DecisionJson() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** {@code node} on one line, in ASCII, with its keys in the order in which they were set. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Fails with {@link IllegalArgumentException} when {@code json} is not JSON. */
    public static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException error) {
            throw new IllegalArgumentException("not JSON: " + error.getOriginalMessage(), error);
        }
    }

    public static ObjectNode of(Utterance utterance) {
        ObjectNode node = object().put("direction", utterance.direction().wire())
                .put("text", utterance.text())
                .put("before", utterance.before())
                .put("question", utterance.question())
                .put("language", utterance.language().tag())
                .put("channel", utterance.channel())
                .put("author", utterance.author());
        CircumstancesJson.write(utterance.around(), node);
        return node;
    }

    public static Utterance utterance(JsonNode node) {
        String direction = text(node, "direction");
        return new Utterance(
                Direction.ofWire(direction).orElseThrow(() -> unknown("direction", direction)),
                text(node, "text"),
                text(node, "before"),
                textOrNull(node, "question"),
                new Language(text(node, "language")),
                CircumstancesJson.read(node));
    }

    public static ObjectNode of(Decision decision) {
        ObjectNode node = object().put("verdict", decision.verdict().wire());
        if (decision.outcome() instanceof Outcome.Mask mask) {
            node.put("masked", mask.text());
        } else if (decision.outcome() instanceof Outcome.Hold hold) {
            node.put("patience", hold.patience().toString());
        }
        node.put("harm", decision.harm()).put("exposure", decision.exposure());
        node.put("policy_revision", decision.policyRevision());
        if (!decision.actions().isEmpty()) {
            ArrayNode actions = node.putArray("actions");
            decision.actions().forEach(asked -> actions.add(of(asked)));
        }
        ArrayNode reasons = node.putArray("reasons");
        decision.reasons().forEach(reason -> reasons.add(of(reason)));
        return node;
    }

    public static Decision decision(JsonNode node) {
        List<Reason> reasons = new ArrayList<>();
        field(node, "reasons").forEach(reason -> reasons.add(reason(reason)));
        return new Decision(
                outcome(node),
                field(node, "harm").asDouble(),
                field(node, "exposure").asDouble(),
                reasons,
                actions(node),
                text(node, "policy_revision"));
    }

    private static ObjectNode of(Action.Asked asked) {
        ObjectNode node = object().put("do", asked.action().wire()).put("rule", asked.rule());
        return asked.action().length().isZero()
                ? node
                : node.put("for", asked.action().length().toString());
    }

    /** Rows of earlier versions have none. */
    private static List<Action.Asked> actions(JsonNode node) {
        List<Action.Asked> actions = new ArrayList<>();
        for (JsonNode each : node.path("actions")) {
            String name = text(each, "do");
            Action action = switch (name) {
                case "cool_down" -> new Action.CoolDown(Duration.parse(text(each, "for")));
                case "timeout" -> new Action.Timeout(Duration.parse(text(each, "for")));
                case "warn" -> new Action.Warn();
                default -> throw unknown("action", name);
            };
            actions.add(new Action.Asked(action, text(each, "rule")));
        }
        return actions;
    }

    private static Outcome outcome(JsonNode node) {
        String verdict = text(node, "verdict");
        return switch (verdict) {
            case "allow" -> new Outcome.Allow();
            case "mask" -> new Outcome.Mask(text(node, "masked"));
            case "hold" -> new Outcome.Hold(Duration.parse(text(node, "patience")));
            case "block" -> new Outcome.Block();
            default -> throw unknown(Verdict.class.getSimpleName(), verdict);
        };
    }

    private static ObjectNode of(Reason reason) {
        ObjectNode node = object().put("rule", reason.rule()).put("category", reason.category());
        Span span = reason.span();
        if (span != null) {
            node.putObject("span").put("start", span.start()).put("end", span.end());
        }
        node.put("context", reason.context()).put("cites", reason.cites());
        node.put("span_text", reason.spanText());
        ObjectNode explanations = node.putObject("explanations");
        new TreeMap<>(reason.explanations()).forEach(explanations::put);
        if (!reason.sayInstead().isEmpty()) {
            ObjectNode instead = node.putObject("say_instead");
            new TreeMap<>(reason.sayInstead()).forEach(instead::put);
        }
        return node;
    }

    private static Reason reason(JsonNode node) {
        JsonNode span = node.get("span");
        return new Reason(
                text(node, "rule"),
                text(node, "category"),
                span == null
                        ? null
                        : new Span(
                                field(span, "start").asInt(), field(span, "end").asInt()),
                text(node, "span_text"),
                textOrNull(node, "context"),
                texts(field(node, "explanations")),
                textOrNull(node, "cites"),
                node.has("say_instead") ? texts(field(node, "say_instead")) : Map.of());
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new TreeMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The stored JSON has no '" + name + "'");
        }
        return value;
    }

    static String text(JsonNode node, String name) {
        return field(node, name).asText();
    }

    static @Nullable String textOrNull(JsonNode node, String name) {
        return field(node, name).textValue();
    }

    private static IllegalArgumentException unknown(String what, String value) {
        return new IllegalArgumentException("The stored JSON has an unknown " + what + " '" + value + "'");
    }
}
