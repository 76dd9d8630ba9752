package io.stowage.simulator.s3;

import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.http.Xml;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Blob;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.StoredObject;
import io.stowage.simulator.state.Upload;
import io.stowage.simulator.usage.SimulatorClock;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Multipart uploads: create, part, list, complete, abort. */
final class UploadCalls {
    private final GatewayState state;
    private final Premises premises;
    private final ObjectShelf shelf;
    private final SimulatorClock clock;

    UploadCalls(GatewayState state, Premises premises, ObjectShelf shelf, SimulatorClock clock) {
        this.state = state;
        this.premises = premises;
        this.shelf = shelf;
        this.clock = clock;
    }

    Answer create(Call call, Caller caller) {
        ObjectPath path = ObjectPath.of(call.rawPath());
        Upload upload = new Upload(
                UUID.randomUUID().toString(),
                path.bucket(),
                path.key(),
                clock.instant(),
                ObjectHeaders.metadata(call),
                ObjectHeaders.kept(call),
                new TreeMap<>());
        state.change(() -> {
            premises.entered(path.bucket(), caller);
            state.uploads().put(upload.id(), upload);
        });
        return Answer.xml(
                200,
                Xml.document(
                        "InitiateMultipartUploadResult",
                        xml -> xml.text("Bucket", path.bucket())
                                .text("Key", path.key())
                                .text("UploadId", upload.id())));
    }

    /** The same number again replaces the part. */
    Answer part(Call call, Caller caller) {
        ObjectPath path = ObjectPath.of(call.rawPath());
        int number = partNumber(call.query().value("partNumber", ""));
        state.read(() -> upload(call, path, caller));
        Blob part = state.blobs().receive(call.body());
        @Nullable Blob replaced;
        try {
            replaced = state.<@Nullable Blob>change(() -> {
                Upload upload = upload(call, path, caller);
                state.uploads().put(upload.id(), upload.withPart(number, part));
                return upload.parts().get(number);
            });
        } catch (RuntimeException e) {
            state.blobs().remove(part);
            throw e;
        }
        if (replaced != null) {
            state.blobs().remove(replaced);
        }
        return Answer.empty(200).with("ETag", '"' + part.md5() + '"').counting(part.size(), 0);
    }

    Answer parts(Call call, Caller caller) {
        ObjectPath path = ObjectPath.of(call.rawPath());
        Upload upload = state.read(() -> upload(call, path, caller));
        return Answer.xml(200, Xml.document("ListPartsResult", xml -> {
            xml.text("Bucket", path.bucket())
                    .text("Key", path.key())
                    .text("UploadId", upload.id())
                    .text("IsTruncated", false);
            upload.parts()
                    .forEach((number, part) -> xml.element(
                            "Part",
                            element -> element.text("PartNumber", number)
                                    .text("ETag", '"' + part.md5() + '"')
                                    .text("Size", part.size())
                                    .text("LastModified", ObjectHeaders.iso(upload.started()))));
        }));
    }

    /** The uploads under way in a bucket. */
    Answer list(Call call, Caller caller) {
        String bucket = ObjectPath.of(call.rawPath()).bucket();
        String prefix = call.query().value("prefix", "");
        List<Upload> uploads = state.read(() -> {
            premises.entered(bucket, caller);
            return state.uploads().rows().values().stream()
                    .filter(upload -> upload.bucket().equals(bucket))
                    .filter(upload -> upload.key().startsWith(prefix))
                    .toList();
        });
        return Answer.xml(200, Xml.document("ListMultipartUploadsResult", xml -> {
            xml.text("Bucket", bucket).text("IsTruncated", false);
            uploads.forEach(upload -> xml.element(
                    "Upload",
                    element -> element.text("Key", upload.key())
                            .text("UploadId", upload.id())
                            .text("Initiated", ObjectHeaders.iso(upload.started()))));
        }));
    }

    Answer complete(Call call, Caller caller) {
        ObjectPath path = ObjectPath.of(call.rawPath());
        List<PartList.Part> named = PartList.read(call);
        Upload upload = state.read(() -> upload(call, path, caller));
        PartList parts = PartList.of(upload, named);
        StoredObject object = new StoredObject(
                path.bucket(),
                path.key(),
                state.blobs().join(parts.parts()),
                parts.etag(),
                clock.instant(),
                upload.metadata(),
                upload.headers());
        shelf.place(object, caller, () -> {
            upload(call, path, caller);
            state.uploads().remove(upload.id());
        });
        upload.parts().values().forEach(state.blobs()::remove);
        return Answer.xml(
                200,
                Xml.document(
                        "CompleteMultipartUploadResult",
                        xml -> xml.text("Location", call.rawPath())
                                .text("Bucket", path.bucket())
                                .text("Key", path.key())
                                .text("ETag", '"' + object.etag() + '"')));
    }

    Answer abort(Call call, Caller caller) {
        ObjectPath path = ObjectPath.of(call.rawPath());
        Upload aborted = state.change(() -> {
            Upload upload = upload(call, path, caller);
            state.uploads().remove(upload.id());
            return upload;
        });
        aborted.parts().values().forEach(state.blobs()::remove);
        return Answer.empty(204);
    }

    private Upload upload(Call call, ObjectPath path, Caller caller) {
        return premises.upload(path, call.query().value("uploadId", ""), caller);
    }

    private static int partNumber(String text) {
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > 10_000) {
            throw new Refusal(S3Error.INVALID_ARGUMENT, "partNumber must be between 1 and 10000.");
        }
        return Integer.parseInt(text);
    }
}
