package io.stowage.simulator.s3;

import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.PercentCoding;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.http.Xml;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Blob;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.StoredObject;
import io.stowage.simulator.usage.SimulatorClock;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects: put, copy, get, head, delete. */
final class ObjectCalls {
    private final GatewayState state;
    private final Premises premises;
    private final ObjectShelf shelf;
    private final SimulatorClock clock;

    ObjectCalls(GatewayState state, Premises premises, ObjectShelf shelf, SimulatorClock clock) {
        this.state = state;
        this.premises = premises;
        this.shelf = shelf;
        this.clock = clock;
    }

    Answer put(Call call, Caller caller) {
        ObjectPath path = ObjectPath.of(call.rawPath());
        state.read(() -> premises.entered(path.bucket(), caller));
        Blob blob = state.blobs().receive(call.body());
        StoredObject object = stored(path, blob, ObjectHeaders.metadata(call), ObjectHeaders.kept(call));
        shelf.place(object, caller, () -> {});
        return Answer.empty(200).with("ETag", '"' + object.etag() + '"').counting(blob.size(), 0);
    }

    Answer copy(Call call, Caller caller) {
        ObjectPath path = ObjectPath.of(call.rawPath());
        boolean replace = call.header("x-amz-metadata-directive", "COPY").equals("REPLACE");
        StoredObject object = state.read(() -> {
            premises.entered(path.bucket(), caller);
            StoredObject source = premises.object(source(call), caller);
            return stored(
                    path,
                    state.blobs().duplicate(source.blob()),
                    replace ? ObjectHeaders.metadata(call) : source.metadata(),
                    replace ? ObjectHeaders.kept(call) : source.headers());
        });
        shelf.place(object, caller, () -> {});
        return Answer.xml(
                200,
                Xml.document(
                        "CopyObjectResult",
                        xml -> xml.text("LastModified", ObjectHeaders.iso(object.modified()))
                                .text("ETag", '"' + object.etag() + '"')));
    }

    Answer get(Call call, Caller caller) {
        return state.read(() -> {
            StoredObject object = premises.object(ObjectPath.of(call.rawPath()), caller);
            long size = object.blob().size();
            @Nullable ByteRange range = ByteRange.parse(call.header("range"), size);
            ByteRange sent = range == null ? new ByteRange(0, size - 1) : range;
            InputStream bytes = state.blobs().open(object.blob(), sent.first(), sent.length());
            Answer answer = Answer.empty(range == null ? 200 : 206)
                    .with(new Answer.Streamed(sent.length(), bytes))
                    .counting(0, sent.length());
            if (range != null) {
                answer = answer.with("Content-Range", "bytes " + sent.first() + '-' + sent.last() + '/' + size);
            }
            return ObjectHeaders.describe(object, call, answer);
        });
    }

    /** As get, without a body; so the listener sends headers alone. */
    Answer head(Call call, Caller caller) {
        return get(call, caller).counting(0, 0);
    }

    Answer delete(Call call, Caller caller) {
        shelf.remove(List.of(ObjectPath.of(call.rawPath())), caller);
        return Answer.empty(204);
    }

    private StoredObject stored(ObjectPath path, Blob blob, Map<String, String> metadata, Map<String, String> headers) {
        return new StoredObject(path.bucket(), path.key(), blob, blob.md5(), clock.instant(), metadata, headers);
    }

    private static ObjectPath source(Call call) {
        String source = call.header("x-amz-copy-source", "").split("\\?", 2)[0];
        ObjectPath path = ObjectPath.of(PercentCoding.encodePath(PercentCoding.decodePath(source)));
        if (path.key().isEmpty()) {
            throw new Refusal(S3Error.INVALID_ARGUMENT, "x-amz-copy-source must name a bucket and a key.");
        }
        return path;
    }
}
