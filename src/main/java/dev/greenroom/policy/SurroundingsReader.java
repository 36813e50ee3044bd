package dev.greenroom.policy;

import dev.greenroom.yaml.Fields;
import dev.greenroom.yaml.Key;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Reads what a rule asks of author, platform, mode, time and facts. */
final class SurroundingsReader {
    private SurroundingsReader() {}

    static void read(Fields when, List<Condition> parts) {
        when.get(SurroundingsKeys.PLATFORM).map(OfSurroundings.OnPlatform::new).ifPresent(parts::add);
        when.get(SurroundingsKeys.MODE).map(OfSurroundings.InMode::new).ifPresent(parts::add);
        ConditionReader.part(when, SurroundingsKeys.TIME).ifPresent(time -> parts.add(time(time)));
        when.all(SurroundingsKeys.FACTS).forEach(fact -> parts.add(new OfSurroundings.Fact(fact.name(), fact.value())));
        if (when.has(SurroundingsKeys.FACTS) && when.all(SurroundingsKeys.FACTS).isEmpty()) {
            when.problem(
                    SurroundingsKeys.FACTS,
                    RuleProblem.EMPTY_CONDITION,
                    "'facts' asks for nothing; name a fact and its value, or leave it out");
        }
        ConditionReader.part(when, SurroundingsKeys.AUTHOR).ifPresent(author -> author(author, parts));
    }

    private static void author(Fields author, List<Condition> parts) {
        author.get(SurroundingsKeys.ROLE).ifPresent(roles -> parts.add(new OfSurroundings.AuthorIs(Set.copyOf(roles))));
        author.all(SurroundingsKeys.ACCOUNT_AGE).forEach(bound -> parts.add(new OfSurroundings.AccountAge(bound)));
        author.get(SurroundingsKeys.FIRST_MESSAGE)
                .map(OfSurroundings.FirstMessage::new)
                .ifPresent(parts::add);
        count(author, SurroundingsKeys.MESSAGES, Author.History::messages, parts);
        count(author, SurroundingsKeys.HELD, Author.History::held, parts);
        count(author, SurroundingsKeys.BLOCKED, Author.History::blocked, parts);
    }

    private static void count(
            Fields author, Key<List<Bound>> key, ToIntFunction<Author.History> count, List<Condition> parts) {
        author.all(key).forEach(bound -> parts.add(new OfSurroundings.Count(key.name(), count, bound)));
    }

    private static Condition time(Fields time) {
        Optional<LocalTime> from = time.get(SurroundingsKeys.FROM);
        Optional<LocalTime> to = time.get(SurroundingsKeys.TO);
        if (from.isPresent() && from.equals(to)) {
            time.problem(
                    SurroundingsKeys.TO,
                    RuleProblem.NO_TIME,
                    "'from' and 'to' are the same; leave both out for the whole day");
        }
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        days.addAll(time.all(SurroundingsKeys.DAYS));
        return new OfSurroundings.At(new Hours(
                from.orElse(LocalTime.MIDNIGHT),
                to.orElse(LocalTime.MIDNIGHT),
                days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days));
    }
}
