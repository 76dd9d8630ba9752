package io.stowage.operations.topics;

import io.stowage.operations.output.Columns;
import io.stowage.schemas.topics.TopicsOnKafka.Applied;
import io.stowage.schemas.topics.TopicsOnKafka.Changed;
import io.stowage.schemas.topics.TopicsOnKafka.Correction;
import io.stowage.schemas.topics.TopicsOnKafka.Created;
import io.stowage.schemas.topics.TopicsOnKafka.Differs;
import io.stowage.schemas.topics.TopicsOnKafka.Unchanged;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was done for topics, as people see it. */
final class AppliedView {

    static final Columns<Applied> COLUMNS = new Columns<Applied>()
            .add("TOPIC", applied -> applied.topic().name())
            .add("EFFECT", AppliedView::effect, effect -> effect.equals("differs") ? "bold,red" : "")
            .add("DETAIL", AppliedView::detail);

    private AppliedView() {}

    static ObjectNode json(Applied applied) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("topic", applied.topic().name())
                .put("effect", effect(applied))
                .put("detail", detail(applied));
    }

    private static String effect(Applied applied) {
        return switch (applied.outcome()) {
            case Created created -> "created";
            case Unchanged unchanged -> "unchanged";
            case Changed changed -> "changed";
            case Differs differs -> "differs";
        };
    }

    private static String detail(Applied applied) {
        return switch (applied.outcome()) {
            case Created created -> "%d partitions".formatted(applied.topic().partitions());
            case Unchanged unchanged -> "";
            case Changed changed -> corrections(changed.corrections());
            case Differs differs ->
                "%d partitions, not %d; %s"
                        .formatted(
                                differs.actualPartitions(),
                                differs.wantedPartitions(),
                                differs.corrections().isEmpty()
                                        ? "settings as they should be"
                                        : corrections(differs.corrections()));
        };
    }

    private static String corrections(List<Correction> corrections) {
        return corrections.stream()
                .map(each -> "%s %s -> %s".formatted(each.setting(), each.before(), each.after()))
                .collect(Collectors.joining(", "));
    }
}
