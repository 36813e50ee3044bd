package dev.greenroom.dashboard;

import dev.greenroom.chat.Words;
import dev.greenroom.gate.Decider;
import dev.greenroom.gate.ModeSwitch;
import dev.greenroom.gate.QuestionFeed;
import dev.greenroom.hold.Holds;
import dev.greenroom.journal.Journal;
import dev.greenroom.telemetry.Health;
import dev.greenroom.telemetry.HealthRoutes;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard shows and steers.
 *
 * @param decider checks what a person writes instead of a held text
 * @param rules what the page of the rules shows and steers
 * @param connections the chats that are read, and what is done on them
 * @param healthRoutes says how every part stands; {@code /api/v1/health} is mounted behind the sign-in
 * @param check handles {@code POST /api/v1/check}, behind the sign-in; it reads the body itself
 * @param address where people reach the page, without a trailing slash, for further sign-in links
 * @param secureCookie whether people reach it by https only, through a proxy
 * @param rehearsal what is rehearsed, for a banner that nobody overlooks; absent in earnest
 */
public record DashboardParts(
        Vertx vertx,
        Clock clock,
        Holds holds,
        Decider decider,
        ModeSwitch modes,
        Journal journal,
        QuestionFeed questions,
        DecisionLog decisions,
        RulesParts rules,
        ConnectionParts connections,
        Health health,
        HealthRoutes healthRoutes,
        Sessions sessions,
        Handler<RoutingContext> check,
        Supplier<String> address,
        boolean secureCookie,
        @Nullable Words rehearsal) {}
