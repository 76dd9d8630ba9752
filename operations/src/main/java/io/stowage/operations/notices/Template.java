package io.stowage.operations.notices;

import io.stowage.messages.MessageKind;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A kind of message by its name, as it is given to a command. */
final class Template implements ITypeConverter<MessageKind> {

    private static final List<String> NAMES =
            Arrays.stream(MessageKind.values()).map(MessageKind::id).toList();

    /** For help and messages. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return NAMES.iterator();
        }
    }

    @Override
    public MessageKind convert(String text) {
        return MessageKind.named(text)
                .orElseThrow(() -> new TypeConversionException(
                        "there is no template '%s'; there are %s".formatted(text, String.join(", ", NAMES))));
    }
}
