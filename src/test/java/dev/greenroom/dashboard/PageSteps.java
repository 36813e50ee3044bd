package dev.greenroom.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What a person does with a page and sees on it. */
final class PageSteps {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PageSteps() {}

    /** The first that can be seen; waits for it. */
    static WebElement find(ChromeDriver page, String css) {
        return new WebDriverWait(page, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(driver -> driver.findElements(By.cssSelector(css)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    static String text(ChromeDriver page, String css) {
        return find(page, css).getText();
    }

    static void waitFor(ChromeDriver page, BooleanSupplier condition) {
        new WebDriverWait(page, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(driver -> condition.getAsBoolean());
    }

    static void scrollTo(ChromeDriver page, String css) {
        page.executeScript("arguments[0].scrollIntoView()", find(page, css));
        page.executeScript("scrollBy(0, -70)");
    }

    /** Makes the window a phone of so many CSS pixels. */
    static void phone(ChromeDriver page, int width, int height) {
        page.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", true));
    }

    /** Signs in by the owner's token on the page at {@code address}, and waits until it is live. */
    static ChromeDriver signIn(ChromeDriver page, String address, String token, String name) {
        page.get(address);
        find(page, "#sign-in-code").sendKeys(token);
        find(page, "#sign-in-name").sendKeys(name);
        find(page, "#sign-in-button").click();
        find(page, "#connection.live");
        return page;
    }

    /** Keeps the page as it is, then in French and in the dark. */
    static void shots(ChromeDriver page, String name) {
        Browser.shot(page, name);
        find(page, "#theme").click();
        find(page, "#language").click();
        Browser.shot(page, name + "-dark-fr");
        find(page, "#theme").click();
        find(page, "#language").click();
    }

    static void assertNoViolations(ChromeDriver page) {
        assertThat(page.manage().logs().get(LogType.BROWSER).getAll())
                .extracting(Object::toString)
                .noneMatch(line -> line.contains("Content Security Policy") || line.contains("Uncaught"));
    }
}
