package io.stowage.simulator.s3;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the lists S3 clients send: elements of one name, each with simple fields. */
final class XmlBody {
    private static final XMLInputFactory READERS = readers();

    private XmlBody() {}

    /**
     * @param items the fields of each element of the wanted name
     * @param fields fields that stand beside them
     */
    record Content(List<Map<String, String>> items, Map<String, String> fields) {}

    static Content read(Call call, String itemName) {
        Content content = new Content(new ArrayList<>(), new HashMap<>());
        try {
            XMLStreamReader xml = READERS.createXMLStreamReader(new ByteArrayInputStream(call.document()));
            Map<String, String> fields = content.fields();
            StringBuilder text = new StringBuilder();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        text.setLength(0);
                        if (xml.getLocalName().equals(itemName)) {
                            fields = new HashMap<>();
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (xml.getLocalName().equals(itemName)) {
                            content.items().add(fields);
                            fields = content.fields();
                        } else {
                            fields.put(xml.getLocalName(), text.toString());
                        }
                        text.setLength(0);
                    }
                    default -> {
                        // comments and the like say nothing
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new Refusal(S3Error.MALFORMED_XML, "The body is not the XML that is wanted here.");
        }
        if (content.items().isEmpty()) {
            throw new Refusal(S3Error.MALFORMED_XML, "The body names no " + itemName + ".");
        }
        return content;
    }

    private static XMLInputFactory readers() {
        XMLInputFactory readers = XMLInputFactory.newFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        return readers;
    }
}
