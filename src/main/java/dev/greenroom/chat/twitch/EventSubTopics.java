package dev.greenroom.chat.twitch;

import com.github.twitch4j.eventsub.EventSubSubscription;
import com.github.twitch4j.eventsub.EventSubTransport;
import com.github.twitch4j.eventsub.EventSubTransportMethod;
import com.github.twitch4j.eventsub.subscriptions.SubscriptionTypes;
import dev.greenroom.chat.twitch.TwitchAccount.Token;
import java.util.ArrayList;
import java.util.List;

/** What is subscribed to: what the reading needs, and what the token may. */
final class EventSubTopics {
    private EventSubTopics() {}

    /** Whether a session would be worth having. */
    static boolean isWorthIt(Token token, boolean isReading) {
        return token.may(Scopes.AUTOMOD)
                || token.may(Scopes.SUSPICIOUS)
                || Scopes.maySeeShield(token)
                || isReading && token.may(Scopes.READ_CHAT);
    }

    /** Whether chat itself comes by this subscription. */
    static boolean isChat(EventSubSubscription topic) {
        return topic.getRawType().startsWith("channel.chat.");
    }

    /** @param isReading whether chat itself is read by EventSub */
    static List<EventSubSubscription> of(Token token, String room, String session, boolean isReading) {
        EventSubTransport to = EventSubTransport.builder()
                .method(EventSubTransportMethod.WEBSOCKET)
                .sessionId(session)
                .build();
        List<EventSubSubscription> topics = new ArrayList<>();
        if (isReading && token.may(Scopes.READ_CHAT)) {
            topics.addAll(chat(token.userId(), room, to));
        }
        if (token.may(Scopes.AUTOMOD)) {
            topics.add(SubscriptionTypes.AUTOMOD_MESSAGE_HOLD_V2.prepareSubscription(
                    c -> c.broadcasterUserId(room)
                            .moderatorUserId(token.userId())
                            .build(),
                    to));
            topics.add(SubscriptionTypes.AUTOMOD_MESSAGE_UPDATE_V2.prepareSubscription(
                    c -> c.broadcasterUserId(room)
                            .moderatorUserId(token.userId())
                            .build(),
                    to));
        }
        if (token.may(Scopes.SUSPICIOUS)) {
            topics.add(SubscriptionTypes.CHANNEL_SUSPICIOUS_USER_MESSAGE.prepareSubscription(
                    c -> c.broadcasterUserId(room)
                            .moderatorUserId(token.userId())
                            .build(),
                    to));
            topics.add(SubscriptionTypes.CHANNEL_SUSPICIOUS_USER_UPDATE.prepareSubscription(
                    c -> c.broadcasterUserId(room)
                            .moderatorUserId(token.userId())
                            .build(),
                    to));
        }
        if (Scopes.maySeeShield(token)) {
            topics.add(SubscriptionTypes.SHIELD_MODE_BEGIN_TYPE.prepareSubscription(
                    c -> c.broadcasterUserId(room)
                            .moderatorUserId(token.userId())
                            .build(),
                    to));
            topics.add(SubscriptionTypes.SHIELD_MODE_END_TYPE.prepareSubscription(
                    c -> c.broadcasterUserId(room)
                            .moderatorUserId(token.userId())
                            .build(),
                    to));
        }
        topics.add(SubscriptionTypes.STREAM_ONLINE.prepareSubscription(
                c -> c.broadcasterUserId(room).build(), to));
        topics.add(SubscriptionTypes.STREAM_OFFLINE.prepareSubscription(
                c -> c.broadcasterUserId(room).build(), to));
        return topics;
    }

    private static List<EventSubSubscription> chat(String reader, String room, EventSubTransport to) {
        return List.of(
                SubscriptionTypes.CHANNEL_CHAT_MESSAGE.prepareSubscription(
                        c -> c.broadcasterUserId(room).userId(reader).build(), to),
                SubscriptionTypes.CHANNEL_CHAT_NOTIFICATION.prepareSubscription(
                        c -> c.broadcasterUserId(room).userId(reader).build(), to),
                SubscriptionTypes.CHANNEL_CHAT_MESSAGE_DELETE.prepareSubscription(
                        c -> c.broadcasterUserId(room).userId(reader).build(), to),
                SubscriptionTypes.CHANNEL_CHAT_CLEAR.prepareSubscription(
                        c -> c.broadcasterUserId(room).userId(reader).build(), to),
                SubscriptionTypes.CHANNEL_CLEAR_USER_MESSAGES.prepareSubscription(
                        c -> c.broadcasterUserId(room).userId(reader).build(), to));
    }
}
