package io.stowage.simulator.s3;

import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.Blob;
import io.stowage.simulator.state.Bucket;
import io.stowage.simulator.state.GatewayState;
import io.stowage.simulator.state.StoredObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts objects in place and takes them away, with sizes, quotas and bytes in step. */
final class ObjectShelf {
    private final GatewayState state;
    private final Premises premises;
    private final Quotas quotas;

    ObjectShelf(GatewayState state, Premises premises) {
        this.state = state;
        this.premises = premises;
        this.quotas = new Quotas(state);
    }

    /** @param within done in the same change; the new object's bytes are dropped when the change is refused */
    void place(StoredObject object, Caller caller, Runnable within) {
        ObjectPath path = new ObjectPath(object.bucket(), object.key());
        @Nullable StoredObject replaced;
        try {
            replaced = state.<@Nullable StoredObject>change(() -> {
                Bucket bucket = premises.entered(path.bucket(), caller);
                @Nullable StoredObject before = state.objects().get(path.row());
                long growth = object.blob().size()
                        - (before == null ? 0 : before.blob().size());
                quotas.check(bucket, growth);
                state.objects().put(path.row(), object);
                premises.resize(bucket, growth);
                within.run();
                return before;
            });
        } catch (RuntimeException e) {
            state.blobs().remove(object.blob());
            throw e;
        }
        if (replaced != null) {
            state.blobs().remove(replaced.blob());
        }
    }

    /** Absent objects are passed over, as S3 does. */
    void remove(List<ObjectPath> paths, Caller caller) {
        List<Blob> removed = state.change(() -> paths.stream()
                .map(path -> {
                    Bucket bucket = premises.entered(path.bucket(), caller);
                    @Nullable StoredObject object = state.objects().get(path.row());
                    if (object == null) {
                        return List.<Blob>of();
                    }
                    state.objects().remove(path.row());
                    premises.resize(bucket, -object.blob().size());
                    return List.of(object.blob());
                })
                .flatMap(List::stream)
                .toList());
        removed.forEach(state.blobs()::remove);
    }
}
