package dev.greenroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigExampleTest {
    private static final Path EXAMPLE = Path.of("docs/greenroom.example.yaml");

    @Test
    void theDocumentedFileIsWhatTheProgramPrints() throws Exception {
        assertThat(EXAMPLE)
                .as("print it anew with: java -jar target/greenroom.jar config > " + EXAMPLE)
                .content()
                .isEqualTo(ConfigExample.render());
    }

    @Test
    void loadingItChangesNothingButTheDemo() throws Exception {
        // When
        Config loaded = ConfigReader.read(EXAMPLE, Map.of(), List.of()).config();

        // Then
        assertThat(loaded.demo()).isFalse();
        assertThat(loaded).usingRecursiveComparison().ignoringFields("demo").isEqualTo(Config.standard());
    }

    @Test
    void everyKeyIsInIt() throws Exception {
        String text = Files.readString(EXAMPLE);

        for (Key<?> key : Keys.ALL) {
            assertThat(text).contains("# " + key.variable() + ": ").contains(key.doc());
        }
    }
}
