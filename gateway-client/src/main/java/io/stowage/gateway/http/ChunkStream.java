package io.stowage.gateway.http;

import java.io.InputStream;
import java.util.Iterator;

/** Bytes that arrive in chunks, as a stream. Holds one chunk. */
final class ChunkStream extends InputStream {

    private final Iterator<byte[]> chunks;
    private byte[] chunk = {};
    private int position;

    ChunkStream(Iterator<byte[]> chunks) {
        this.chunks = chunks;
    }

    @Override
    public int read() {
        return advanced() ? chunk[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!advanced()) {
            return -1;
        }
        var count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean advanced() {
        while (position == chunk.length) {
            if (!chunks.hasNext()) {
                return false;
            }
            chunk = chunks.next();
            position = 0;
        }
        return true;
    }
}
