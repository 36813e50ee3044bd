package dev.greenroom.opinion;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A classifier in an ONNX file. Its one input is either one string, of shape [1] or [1,1], or one row of numbers, of shape
 * [n] or [1,n], which gets the text as {@link HashedWords}. Of its outputs the first tensor of floats has one score for
 * each label, 0 to 1. Blocks; safe for use by several threads.
 */
final class OnnxModel implements AutoCloseable {
    private static final int MOST_NUMBERS = 1 << 22;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<String> labels;
    private final String input;
    private final TensorInfo wants;
    private final String output;

    private OnnxModel(OrtEnvironment environment, OrtSession session, List<String> labels)
            throws Unusable, OrtException {
        this.environment = environment;
        this.session = session;
        this.labels = List.copyOf(labels);
        if (session.getNumInputs() != 1) {
            throw new Unusable("it should have one input, and has " + session.getNumInputs());
        }
        NodeInfo first = session.getInputInfo().values().iterator().next();
        this.input = first.getName();
        this.wants = input(first);
        this.output = output(session.getOutputInfo().values());
    }

    /** A model that cannot be used, and why. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    static OnnxModel load(Path file, List<String> labels) throws Unusable {
        if (!Files.isReadable(file)) {
            throw new Unusable("there is no such file, or it may not be read");
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One thread for each text: at_once says how many texts there are.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            OrtSession session = environment.createSession(file.toString(), options);
            try {
                return new OnnxModel(environment, session, labels);
            } catch (Unusable e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new Unusable("ONNX Runtime says: " + e.getMessage());
        }
    }

    /** The scores of the labels, in their order. */
    float[] scores(String text) throws OrtException {
        try (OnnxTensor tensor = tensor(text);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            OnnxTensor scores = (OnnxTensor) result.get(output).orElseThrow();
            FloatBuffer buffer = scores.getFloatBuffer();
            if (buffer.remaining() != labels.size()) {
                throw new OrtException("the model gives " + buffer.remaining() + " scores for " + labels.size()
                        + " labels; name each of them in opinions.onnx.labels");
            }
            float[] found = new float[buffer.remaining()];
            buffer.get(found);
            return found;
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }

    private OnnxTensor tensor(String text) throws OrtException {
        boolean isRow = wants.getShape().length == 2;
        if (wants.type == OnnxJavaType.STRING) {
            return OnnxTensor.createTensor(
                    environment, new String[] {text}, isRow ? new long[] {1, 1} : new long[] {1});
        }
        int size = size(wants);
        long[] shape = isRow ? new long[] {1, size} : new long[] {size};
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(HashedWords.of(text, size)), shape);
    }

    private static TensorInfo input(NodeInfo node) throws Unusable {
        if (node.getInfo() instanceof TensorInfo tensor) {
            int rank = tensor.getShape().length;
            boolean isText = tensor.type == OnnxJavaType.STRING && (rank == 1 || rank == 2);
            boolean isNumbers = tensor.type == OnnxJavaType.FLOAT && (rank == 1 || rank == 2);
            if (isText || (isNumbers && size(tensor) >= 1)) {
                return tensor;
            }
        }
        throw new Unusable("its input '" + node.getName() + "' should be a string of shape [1] or [1,1], or floats of"
                + " shape [n] or [1,n] with n from 1 to " + MOST_NUMBERS + "; it is " + node.getInfo());
    }

    /** How many numbers a row has, or 0 when that is not known. */
    private static int size(TensorInfo tensor) {
        long[] shape = tensor.getShape();
        long last = shape[shape.length - 1];
        return last >= 1 && last <= MOST_NUMBERS ? (int) last : 0;
    }

    private static String output(Iterable<NodeInfo> outputs) throws Unusable {
        for (NodeInfo node : outputs) {
            if (node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
                return node.getName();
            }
        }
        throw new Unusable("none of its outputs is a tensor of floats; export it without a ZipMap");
    }
}
