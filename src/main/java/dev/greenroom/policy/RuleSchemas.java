package dev.greenroom.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.greenroom.yaml.SchemaWriter;
import java.util.Map;
import java.util.TreeMap;

/** JSON Schemas of rule files, by which editors complete and explain what an author writes. */
public final class RuleSchemas {
    private static final String FOLDER = "schema/";
    private static final String ENDING = ".schema.json";
    private static final ObjectWriter PRETTY = new ObjectMapper().writer(printer());

    private RuleSchemas() {}

    /** Each folder's schema, by its path relative to the rules' folder, such as {@code schema/lexicons.schema.json}. */
    public static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        for (RuleFormat format : RuleFormat.IN_ORDER) {
            files.put(FOLDER + format.folder() + ENDING, json(SchemaWriter.of(format.shape())));
        }
        return files;
    }

    /**
     * The line at the beginning of a rule file that tells an editor's YAML language server where the schema lies.
     *
     * @param path of the file relative to the rules' folder, such as {@code lexicons/en/slurs.yaml}
     */
    public static String modeline(String path) {
        long depth = path.chars().filter(c -> c == '/').count();
        String folder = path.substring(0, path.indexOf('/'));
        return "# yaml-language-server: $schema=" + "../".repeat((int) depth) + FOLDER + folder + ENDING;
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return printer;
    }

    private static String json(Map<String, Object> schema) {
        try {
            return PRETTY.writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Maps and texts can always be written as JSON", e);
        }
    }
}
