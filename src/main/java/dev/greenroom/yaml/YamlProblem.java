package dev.greenroom.yaml;

/** What can be wrong with any YAML file that is read by declared keys. */
public enum YamlProblem implements Code {
    YAML_SYNTAX(Severity.ERROR, "The file is not YAML. Look at brackets, quotes and indentation before the place."),
    NOT_UTF8(Severity.ERROR, "The file is not UTF-8 text. Save it as UTF-8."),
    SEVERAL_DOCUMENTS(Severity.ERROR, "A file is one document. Put what follows `---` into a file of its own."),
    EMPTY_FILE(Severity.WARNING, "The file says nothing, so nothing is read from it."),
    TOO_BIG(Severity.ERROR, "Aliases make the file longer than it may be, or one holds itself. Write the values out."),
    UNKNOWN_KEY(Severity.ERROR, "The key means nothing here. Look at its spelling and at its indentation."),
    DUPLICATE_KEY(Severity.ERROR, "A key stands twice in one mapping. Keep one."),
    MISSING_KEY(Severity.ERROR, "A key that is needed is not there."),
    NO_VALUE(Severity.WARNING, "A key stands there without a value, which is as if it were not there."),
    WRONG_TYPE(Severity.ERROR, "A text, a list or a mapping stands where another of the three is meant."),
    BAD_VALUE(Severity.ERROR, "The value is of the right kind but not one that the key takes."),
    TOO_LONG(Severity.ERROR, "A text is longer than it may be."),
    TOO_MANY(Severity.ERROR, "There are more of them than there may be.");

    private final Severity severity;
    private final String about;

    YamlProblem(Severity severity, String about) {
        this.severity = severity;
        this.about = about;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String about() {
        return about;
    }
}
