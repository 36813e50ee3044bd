package dev.greenroom.app.config;

import dev.greenroom.chat.youtube.Cost;
import dev.greenroom.chat.youtube.QuotaRules;
import dev.greenroom.chat.youtube.YouTubeTarget;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A YouTube live chat that is read. */
public record YouTubeChat(YouTubeTarget target, @Nullable Secret apiKey, URI apiServer, QuotaRules quota) {

    /** Absent when no broadcast is named. */
    static @Nullable YouTubeChat of(Values values, @Nullable Secret apiKey) {
        YouTubeTarget target = values.find(YouTubeKeys.VIDEO).orElse(null);
        if (target == null) {
            return null;
        }
        Map<Cost, Integer> costs = new EnumMap<>(QuotaRules.standard().costs());
        costs.putAll(values.get(YouTubeKeys.QUOTA_COSTS));
        QuotaRules quota =
                new QuotaRules(values.get(YouTubeKeys.QUOTA_DAILY), costs, values.get(YouTubeKeys.QUOTA_LEAST_POLL));
        return new YouTubeChat(target, apiKey, values.get(YouTubeKeys.API_SERVER), quota);
    }
}
