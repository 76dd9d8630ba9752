package io.stowage.events.kafka;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;

/** Pauses and resumes the stream's binding; its partitions stay assigned. */
final class BindingValve implements OutagePause.Valve {

    private final ObjectProvider<BindingsLifecycleController> bindings;

    BindingValve(ObjectProvider<BindingsLifecycleController> bindings) {
        this.bindings = bindings;
    }

    @Override
    public void pause() {
        bindings.getObject().changeState(KeyedStreamConfiguration.BINDING, State.PAUSED);
    }

    @Override
    public void resume() {
        bindings.getObject().changeState(KeyedStreamConfiguration.BINDING, State.RESUMED);
    }
}
