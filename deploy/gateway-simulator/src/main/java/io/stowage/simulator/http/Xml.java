package io.stowage.simulator.http;

import java.io.StringWriter;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes S3's answers: elements, texts, nothing else. */
public final class Xml {
    private static final String S3_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    private final XMLStreamWriter writer;

    private Xml(XMLStreamWriter writer) {
        this.writer = writer;
    }

    /** A document of S3's namespace. */
    public static String document(String root, Consumer<Xml> content) {
        return document(root, S3_NAMESPACE, content);
    }

    /** S3's error document, which has no namespace. */
    public static String error(String code, String message, String resource, String requestId) {
        return document(
                "Error",
                "",
                xml -> xml.text("Code", code)
                        .text("Message", message)
                        .text("Resource", resource)
                        .text("RequestId", requestId));
    }

    public Xml text(String name, String value) {
        return guarded(() -> {
            writer.writeStartElement(name);
            writer.writeCharacters(value);
            writer.writeEndElement();
        });
    }

    public Xml text(String name, long value) {
        return text(name, Long.toString(value));
    }

    public Xml text(String name, boolean value) {
        return text(name, Boolean.toString(value));
    }

    public Xml element(String name, Consumer<Xml> content) {
        return guarded(() -> {
            writer.writeStartElement(name);
            content.accept(this);
            writer.writeEndElement();
        });
    }

    private static String document(String root, String namespace, Consumer<Xml> content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter writer = WRITERS.createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
            writer.writeStartElement(root);
            if (!namespace.isEmpty()) {
                writer.writeDefaultNamespace(namespace);
            }
            content.accept(new Xml(writer));
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML", e);
        }
        return text.toString();
    }

    private Xml guarded(Step step) {
        try {
            step.write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot write XML", e);
        }
        return this;
    }

    private interface Step {
        void write() throws XMLStreamException;
    }
}
