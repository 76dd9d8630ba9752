package io.stowage.gateway.ostor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * JSON with bare hexadecimal words, made proper by quoting them: usage objects print their {@code service_id} so, and
 * {@code 8000000000000006a} is no number. Proper JSON goes through unchanged.
 */
final class BareWords extends InputStream {

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9][0-9a-fA-F]*");
    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /** No service id is nearly as long. */
    private static final int LONGEST_WORD = 64;

    private final InputStream json;
    private final byte[] input = new byte[8192];
    private int inputPosition;
    private int inputEnd;
    private byte[] word = {};
    private int wordPosition;
    private boolean inString;
    private boolean escaped;

    BareWords(InputStream json) {
        this.json = json;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        for (var count = 0; count < length; count++) {
            if (count > 0 && nothingReady()) {
                return count;
            }
            var next = read();
            if (next < 0) {
                return count == 0 ? -1 : count;
            }
            target[offset + count] = (byte) next;
        }
        return length;
    }

    @Override
    public int read() throws IOException {
        if (wordPosition < word.length) {
            return word[wordPosition++];
        }
        var next = peek();
        if (next < 0) {
            return -1;
        }
        if (!inString && next >= '0' && next <= '9') {
            word = proper(word());
            wordPosition = 0;
            return word[wordPosition++];
        }
        inputPosition++;
        follow(next);
        return next;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private void follow(int next) {
        if (escaped) {
            escaped = false;
        } else if (inString && next == '\\') {
            escaped = true;
        } else if (next == '"') {
            inString = !inString;
        }
    }

    private String word() throws IOException {
        var text = new StringBuilder();
        for (var next = peek(); belongsToWord(next); next = peek()) {
            if (text.length() == LONGEST_WORD) {
                break;
            }
            text.append((char) next);
            inputPosition++;
        }
        return text.toString();
    }

    private static boolean belongsToWord(int next) {
        return (next >= '0' && next <= '9')
                || (next >= 'a' && next <= 'z')
                || (next >= 'A' && next <= 'Z')
                || next == '.'
                || next == '+'
                || next == '-';
    }

    private static byte[] proper(String word) {
        var needsQuotes =
                HEXADECIMAL.matcher(word).matches() && !NUMBER.matcher(word).matches();
        return (needsQuotes ? '"' + word + '"' : word).getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean nothingReady() {
        return wordPosition == word.length && inputPosition == inputEnd;
    }

    private int peek() throws IOException {
        if (inputPosition == inputEnd) {
            inputPosition = 0;
            inputEnd = Math.max(0, json.read(input, 0, input.length));
            if (inputEnd == 0) {
                return -1;
            }
        }
        return input[inputPosition] & 0xff;
    }
}
