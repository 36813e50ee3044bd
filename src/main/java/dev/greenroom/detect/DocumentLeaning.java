package dev.greenroom.detect;

import dev.greenroom.text.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import opennlp.tools.doccat.BagOfWordsFeatureGenerator;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.doccat.FeatureGenerator;
import opennlp.tools.doccat.NGramFeatureGenerator;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/** A leaning by OpenNLP's document categorizer, which counts words and pairs of words. */
public final class DocumentLeaning implements Leaning {
    /** The categories of the model. */
    static final String HARMFUL = "harmful";

    static final String HARMLESS = "harmless";

    private final DocumentCategorizerME categorizer;
    private final int harmful;
    private final String id;

    private DocumentLeaning(DoccatModel model, String id) {
        this.categorizer = new DocumentCategorizerME(model);
        this.harmful = categorizer.getIndex(HARMFUL);
        this.id = id;
    }

    /** A text of which is known whether it is harmful. */
    public record Example(String text, boolean harmful) {}

    /** Reads a model that {@link #train} made; fails with {@link IllegalArgumentException} when it is none. */
    public static DocumentLeaning read(byte[] model) {
        try {
            DocumentLeaning read =
                    new DocumentLeaning(new DoccatModel(new ByteArrayInputStream(model)), fingerprint(model));
            if (read.harmful < 0) {
                throw new IllegalArgumentException("it knows no category '" + HARMFUL + "'");
            }
            return read;
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "this is no document categorizer made by 'greenroom train' (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Trains a model and gives it as the bytes of its file. Takes seconds for thousands of examples.
     *
     * @param examples some of either kind
     */
    public static byte[] train(List<Example> examples) {
        List<DocumentSample> samples = new ArrayList<>();
        for (Example example : examples) {
            String[] words = words(example.text());
            if (words.length > 0) {
                samples.add(new DocumentSample(example.harmful() ? HARMFUL : HARMLESS, words));
            }
        }
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.CUTOFF_PARAM, 2);
        parameters.put("PrintMessages", false);
        try {
            FeatureGenerator[] features = {new BagOfWordsFeatureGenerator(), new NGramFeatureGenerator(2, 2)};
            DoccatModel model = DocumentCategorizerME.train(
                    "x-unspecified",
                    ObjectStreamUtils.createObjectStream(samples),
                    parameters,
                    new DoccatFactory(features));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            model.serialize(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("Nothing is read or written but memory", e);
        }
    }

    @Override
    public double harmful(String text) {
        String[] words = words(text);
        return words.length == 0 ? 0 : categorizer.categorize(words)[harmful];
    }

    @Override
    public String id() {
        return id;
    }

    private static String[] words(String text) {
        return Words.of(text).toArray(String[]::new);
    }

    private static String fingerprint(byte[] model) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
