package dev.greenroom.app.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvReadException;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.greenroom.policy.Circumstances;
import dev.greenroom.policy.Direction;
import dev.greenroom.policy.Utterance;
import dev.greenroom.text.Language;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads samples from comma-separated values with a header, row by row, whatever the length of the file. */
public final class SampleReader implements Closeable {
    private static final CsvMapper CSV = new CsvMapper();

    private final Columns columns;
    private final Labels labels;
    private final MappingIterator<Map<String, String>> rows;
    private long row;
    private long incomplete;

    /** Takes {@code in}, and closes it with itself. */
    public SampleReader(Reader in, Columns columns, Labels labels) throws IOException, BadSamples {
        this.columns = columns;
        this.labels = labels;
        this.rows = rows(in);
        requireColumns();
    }

    private static MappingIterator<Map<String, String>> rows(Reader in) throws IOException, BadSamples {
        try {
            ObjectReader reader = CSV.readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader());
            return reader.readValues(in);
        } catch (CsvReadException e) {
            throw new BadSamples("The file has no first line that names its columns: " + e.getOriginalMessage());
        }
    }

    /** At most {@code most} further samples; none at the end of the file. Rows without a text or a label are left out. */
    public List<Sample> next(int most) throws IOException, BadSamples {
        List<Sample> samples = new ArrayList<>();
        while (samples.size() < most && hasNext()) {
            row++;
            Map<String, String> values = read();
            String text = values.getOrDefault(columns.text(), "");
            String label = values.getOrDefault(columns.label(), "");
            if (text.isBlank() || label.isBlank()) {
                incomplete++;
            } else {
                samples.add(sample(text, label, values));
            }
        }
        return samples;
    }

    /** How many rows were left out so far. */
    public long incomplete() {
        return incomplete;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private Sample sample(String text, String label, Map<String, String> values) throws BadSamples {
        try {
            return new Sample(row, utterance(text, values), label, labels.harmful(label), group(values));
        } catch (BadSamples e) {
            throw new BadSamples("Row " + row + ": " + e.getMessage());
        }
    }

    private String group(Map<String, String> values) {
        return columns.group() == null
                ? ""
                : values.getOrDefault(columns.group(), "").strip();
    }

    private Utterance utterance(String text, Map<String, String> values) throws BadSamples {
        String way = values.getOrDefault("direction", "");
        Direction direction = way.isBlank()
                ? columns.direction()
                : Direction.ofWire(way)
                        .orElseThrow(
                                () -> new BadSamples("direction should be question or answer, found '" + way + "'"));
        String question = direction == Direction.ANSWER ? values.getOrDefault("question", "") : "";
        return new Utterance(
                direction, text, "", question.isBlank() ? null : question, language(values), Circumstances.UNKNOWN);
    }

    private Language language(Map<String, String> values) throws BadSamples {
        String tag = values.getOrDefault("language", "");
        try {
            return tag.isBlank() ? columns.language() : new Language(tag);
        } catch (IllegalArgumentException e) {
            throw new BadSamples(String.valueOf(e.getMessage()));
        }
    }

    private void requireColumns() throws IOException, BadSamples {
        hasNext();
        List<String> names = ((CsvSchema) rows.getParserSchema()).getColumnNames();
        requireColumn(names, "--text", columns.text());
        requireColumn(names, "--label", columns.label());
        requireColumn(names, "--group", columns.group());
    }

    private static void requireColumn(List<String> names, String option, @Nullable String column) throws BadSamples {
        if (column != null && !names.contains(column)) {
            throw new BadSamples("The file has no column '" + column + "' for " + option + "; its columns are "
                    + String.join(", ", names));
        }
    }

    private boolean hasNext() throws IOException, BadSamples {
        try {
            return rows.hasNextValue();
        } catch (CsvReadException e) {
            throw unreadable(e);
        }
    }

    private Map<String, String> read() throws IOException, BadSamples {
        try {
            return rows.nextValue();
        } catch (CsvReadException e) {
            throw unreadable(e);
        } catch (RuntimeJsonMappingException e) {
            throw new BadSamples("Row " + row + " cannot be read: " + e.getMessage());
        }
    }

    private BadSamples unreadable(JsonProcessingException e) {
        return new BadSamples("Row " + (row + 1) + " is not comma-separated values with the header's columns: "
                + e.getOriginalMessage() + ". A text with commas, quotes or line breaks stands between double quotes");
    }
}
