package dev.greenroom.text;

import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;

/** Asks an OpenNLP sentence model. One instance belongs to one thread, as OpenNLP's detector does. */
public final class OpenNlpBorders implements SentenceBorders {
    private final SentenceDetectorME detector;

    public OpenNlpBorders(SentenceModel model) {
        this.detector = new SentenceDetectorME(model);
    }

    @Override
    public boolean isBorder(String text, int stop, int next) {
        for (opennlp.tools.util.Span sentence : detector.sentPosDetect(text)) {
            if (sentence.getEnd() > next) {
                return sentence.getStart() >= stop;
            }
        }
        return true;
    }
}
