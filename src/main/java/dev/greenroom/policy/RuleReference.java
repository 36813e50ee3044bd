package dev.greenroom.policy;

import dev.greenroom.yaml.ReferenceWriter;

/** The page that lists every key of rule files, made from the definitions that reading goes by. */
final class RuleReference {
    private static final String BEGINNING = """
            # Every key of rule files

            What each key means, folder by folder, for looking up. [For the author of rules](rule-author.md) says how they
            work together. This page is made from the definitions that rule files are read by, like the JSON Schemas in
            [rules/schema](../rules/schema).

            Keys in **bold** must be there. Where a mapping has a key that does not stand here, the file is rejected.
            """;

    private RuleReference() {}

    /** The page, in Markdown. */
    static String page() {
        ReferenceWriter writer = new ReferenceWriter();
        RuleFormat.IN_ORDER.forEach(format -> writer.file(format.folder() + "/", format.shape()));
        return BEGINNING + writer.text();
    }
}
