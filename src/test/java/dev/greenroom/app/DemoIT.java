package dev.greenroom.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.greenroom.dashboard.Browser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a newcomer sees: the packaged program without any setting, and a browser at the link that it prints. */
class DemoIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void aNewcomerSeesQuestionsPassAnInsultBlockedAndTheHamletWaitAndLetsItOnAir() throws Exception {
        // Given
        Map<String, String> settings = Map.of(
                "GREENROOM_PORT",
                "0",
                "GREENROOM_DATA_DIR",
                folder.resolve("data").toString());
        try (GreenroomProcess greenroom = GreenroomProcess.start(settings)) {
            ChromeDriver page = Browser.open(folder.resolve("profile"), 1440, 900);
            try {
                page.get(greenroom.signIn().toString());
                await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                    page.findElement(By.id("sign-in-button")).click();
                    return true;
                });

                // When
                await().atMost(PATIENCE)
                        .until(() -> !cards(page, "La Mort-aux-Juifs").isEmpty());
                await().atMost(PATIENCE).until(() -> live(page).contains("blocked"));
                await().atMost(PATIENCE).until(() -> live(page).contains("repeated: dropped"));
                Browser.shot(page, "demo");
                String seen = live(page);
                WebElement card = cards(page, "La Mort-aux-Juifs").get(0);
                String words = card.getText();
                card.findElement(By.cssSelector(".approve")).click();

                // Then
                assertThat(words).contains("likely-misread", "place-name");
                assertThat(seen).contains("allowed", "blocked", "held");
                await().atMost(PATIENCE).until(() -> live(page).contains("Approved: “"));
                assertThat(greenroom.output()).contains("This is the demo");
            } finally {
                page.quit();
            }
        }
    }

    private static List<WebElement> cards(ChromeDriver page, String text) {
        return page.findElements(By.cssSelector(".card")).stream()
                .filter(card -> card.getText().contains(text))
                .toList();
    }

    private static String live(ChromeDriver page) {
        return page.findElement(By.tagName("body")).getText();
    }
}
