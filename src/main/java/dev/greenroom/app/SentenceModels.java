package dev.greenroom.app;

import dev.greenroom.text.Abbreviations;
import dev.greenroom.text.Language;
import dev.greenroom.text.OpenNlpBorders;
import dev.greenroom.text.SentenceBorders;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import opennlp.tools.sentdetect.SentenceModel;

/**
 * OpenNLP's sentence models, where there is one for a language; elsewhere the list of abbreviations judges alone. Loading
 * reads files: do it on a worker. The result belongs to one thread.
 */
final class SentenceModels {
    private static final Map<Language, String> FILES = Map.of(
            Language.ENGLISH, "/opennlp-en-ud-ewt-sentence-1.3-2.5.4.bin",
            Language.FRENCH, "/opennlp-fr-ud-gsd-sentence-1.3-2.5.4.bin");

    private final Map<Language, SentenceBorders> borders = new HashMap<>();
    private final SentenceBorders otherwise = new Abbreviations();

    static SentenceModels load() throws IOException {
        SentenceModels models = new SentenceModels();
        for (Map.Entry<Language, String> entry : FILES.entrySet()) {
            try (InputStream file = SentenceModels.class.getResourceAsStream(entry.getValue())) {
                if (file == null) {
                    throw new IOException("the sentence model " + entry.getValue() + " is missing from the class path");
                }
                models.borders.put(
                        entry.getKey(), new Abbreviations().and(new OpenNlpBorders(new SentenceModel(file))));
            }
        }
        return models;
    }

    SentenceBorders borders(Language language) {
        return borders.getOrDefault(language, otherwise);
    }
}
