package dev.greenroom.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleSchemasTest {
    private static final Path RULES = Path.of("rules");

    @Test
    void the_schemas_that_ship_are_those_of_the_definitions() throws IOException {
        for (Map.Entry<String, String> schema : RuleSchemas.files().entrySet()) {
            Path file = RULES.resolve(schema.getKey());
            if (Boolean.getBoolean("greenroom.write")) {
                Files.createDirectories(RULES.resolve("schema"));
                Files.writeString(file, schema.getValue());
            }
            assertThat(file)
                    .as("write it anew with: mvn test -Dtest=RuleSchemasTest -Dgreenroom.write=true")
                    .content()
                    .isEqualTo(schema.getValue());
        }
    }

    @Test
    void every_file_that_ships_names_its_schema_in_its_first_line() {
        ShippedRules.files().forEach((path, text) -> {
            assertThat(text.lines().findFirst()).as(path).contains(RuleSchemas.modeline(path));
            String schema = RuleSchemas.modeline(path).replaceFirst(".*=", "");
            assertThat(RULES.resolve(path).resolveSibling(schema)).as(path).exists();
        });
    }

    @Test
    void every_key_has_a_description_and_every_reference_leads_somewhere() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        for (Map.Entry<String, String> file : RuleSchemas.files().entrySet()) {
            JsonNode schema = mapper.readTree(file.getValue());
            assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
            for (JsonNode properties : schema.findValues("properties")) {
                properties
                        .properties()
                        .forEach(property -> assertThat(
                                        property.getValue().path("description").asText())
                                .as("%s: %s", file.getKey(), property.getKey())
                                .isNotBlank());
            }
            for (JsonNode reference : schema.findValues("$ref")) {
                assertThat(schema.at(reference.asText().substring(1)).isObject())
                        .as("%s: %s", file.getKey(), reference)
                        .isTrue();
            }
        }
    }
}
