package dev.greenroom.opinion;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes ONNX files of a few nodes, in protobuf's own format, field by field. */
final class TinyOnnx {
    private static final int FLOAT = 1;
    private static final int STRING = 8;

    private TinyOnnx() {}

    /** Scores = sigmoid(text's {@code weights.length / labels} numbers × weights), for hashed words. */
    static byte[] numbers(int size, int labels, float[] weights) {
        ByteBuffer raw = ByteBuffer.allocate(4 * weights.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float weight : weights) {
            raw.putFloat(weight);
        }
        Message tensor = new Message()
                .number(1, size)
                .number(1, labels)
                .number(2, FLOAT)
                .text(8, "weights")
                .bytes(9, raw.array());
        Message graph = new Message()
                .message(1, node("MatMul", "", "sum", "text", "weights"))
                .message(1, node("Sigmoid", "", "scores", "sum"))
                .text(2, "tiny")
                .message(5, tensor)
                .message(11, value("text", FLOAT, 1, size))
                .message(12, value("scores", FLOAT, 1, labels));
        return model(graph);
    }

    /** One label: {@code score} for exactly {@code known}, {@code otherwise} for every other text. */
    static byte[] words(String known, float score, float otherwise) {
        Message encoder = node("LabelEncoder", "ai.onnx.ml", "scores", "text")
                .message(
                        5,
                        new Message()
                                .text(1, "keys_strings")
                                .bytes(9, utf8(known))
                                .number(20, 8))
                .message(
                        5, new Message().text(1, "values_floats").real(7, score).number(20, 6))
                .message(
                        5,
                        new Message()
                                .text(1, "default_float")
                                .real(2, otherwise)
                                .number(20, 1));
        Message graph = new Message()
                .message(1, encoder)
                .text(2, "tiny")
                .message(11, value("text", STRING, 1))
                .message(12, value("scores", FLOAT, 1));
        return model(graph);
    }

    private static byte[] model(Message graph) {
        return new Message()
                .number(1, 8)
                .message(7, graph)
                .message(8, new Message().text(1, "").number(2, 13))
                .message(8, new Message().text(1, "ai.onnx.ml").number(2, 2))
                .toBytes();
    }

    private static Message node(String operator, String domain, String output, String... inputs) {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        return node.text(2, output).text(4, operator).text(7, domain);
    }

    private static Message value(String name, int type, int... shape) {
        Message dimensions = new Message();
        for (int size : shape) {
            dimensions.message(1, new Message().number(1, size));
        }
        Message tensor = new Message().number(1, type).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A protobuf message in the making. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message real(int field, float value) {
            varint(((long) field << 3) | 5);
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putFloat(value)
                    .array());
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, utf8(value));
        }

        Message message(int field, Message value) {
            return bytes(field, value.toBytes());
        }

        Message bytes(int field, byte[] value) {
            varint(((long) field << 3) | 2);
            varint(value.length);
            out.writeBytes(value);
            return this;
        }

        byte[] toBytes() {
            return out.toByteArray();
        }

        private void varint(long value) {
            long left = value;
            while ((left & ~0x7FL) != 0) {
                out.write((int) ((left & 0x7F) | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
        }
    }
}
