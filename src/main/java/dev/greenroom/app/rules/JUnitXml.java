package dev.greenroom.app.rules;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What came of tests, in the XML that build servers read: a suite for each file and policy, a case for each test. */
public final class JUnitXml {
    private static final char NOT_IN_XML = '\uFFFD';

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes it as UTF-8 text is written; the writer stays open. Rules that do not compile are a suite with an error. */
    public static void write(TestReport report, Writer to) throws IOException {
        try {
            JUnitXml out = new JUnitXml(XMLOutputFactory.newInstance().createXMLStreamWriter(to));
            out.write(report);
            out.xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        to.flush();
    }

    private void write(TestReport report) throws XMLStreamException {
        int errors = report.rejected().isEmpty() ? 0 : 1;
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuites");
        counts(report.tests() + errors, report.failures(), errors, report.took());
        if (errors > 0) {
            rejected(report);
        }
        for (TestReport.File file : report.files()) {
            suite(file);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void rejected(TestReport report) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", "rules");
        counts(1, 0, 1, Duration.ZERO);
        xml.writeStartElement("testcase");
        attribute("classname", "rules");
        attribute("name", "the rules compile");
        xml.writeStartElement("error");
        attribute("message", "the rules do not compile");
        xml.writeCharacters(harmless(new LintText(Ink.plain()).errors(report.rejected())));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void suite(TestReport.File file) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", file.path() + " (" + file.policy() + ")");
        counts(file.cases().size(), file.failures().size(), 0, file.took());
        for (TestReport.Case test : file.cases()) {
            xml.writeStartElement("testcase");
            attribute("classname", file.path());
            attribute("name", test.name());
            if (test.failure() != null) {
                failure(test, test.failure());
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void failure(TestReport.Case test, String why) throws XMLStreamException {
        xml.writeStartElement("failure");
        attribute("message", why);
        xml.writeCharacters(harmless(TestText.traces(test)));
        xml.writeEndElement();
    }

    private void counts(int tests, int failures, int errors, Duration took) throws XMLStreamException {
        attribute("tests", Integer.toString(tests));
        attribute("failures", Integer.toString(failures));
        attribute("errors", Integer.toString(errors));
        attribute("skipped", "0");
        attribute("time", String.format(Locale.ROOT, "%.3f", took.toNanos() / 1e9));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, harmless(value));
    }

    /** XML 1.0 has no way to write some characters, which chat has. */
    private static String harmless(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(c -> result.appendCodePoint(isInXml(c) ? c : NOT_IN_XML));
        return result.toString();
    }

    private static boolean isInXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
