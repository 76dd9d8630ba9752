package io.stowage.operations.plans;

import io.stowage.contracts.MessageKind;
import io.stowage.contracts.PlanDefinition;
import io.stowage.contracts.RateLimits;
import io.stowage.contracts.WhenFull;
import io.stowage.operations.input.Document;
import io.stowage.operations.input.Entry;
import io.stowage.operations.input.Fields;
import io.stowage.operations.input.Problems;
import io.stowage.operations.input.Size;
import io.stowage.operations.output.OperationFailed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Plans as people write them; the format is described in the module's README. */
final class PlanFile {

    /** What becomes of a file with one problem. */
    static final String NOTHING_APPLIED = "nothing of the file was applied";

    private static final String UNLIMITED = "unlimited";

    private final Problems problems;
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private final List<WrittenPlan> plans = new ArrayList<>();

    private PlanFile(Problems problems) {
        this.problems = problems;
    }

    /** A quota as written: bytes, or null for unlimited. */
    private record Quota(@Nullable Long bytes) {

        static Quota parse(String text) {
            return new Quota(text.equals(UNLIMITED) ? null : Size.parse(text));
        }
    }

    /**
     * The plans of a file, all of them or none.
     *
     * @throws OperationFailed naming every problem with its line
     */
    static List<WrittenPlan> read(Document document) {
        Problems problems = new Problems(document.source());
        PlanFile file = new PlanFile(problems);
        document.root(problems).flatMap(Entry::fields).ifPresent(file::readRoot);
        problems.refuse(NOTHING_APPLIED);
        return file.plans;
    }

    private void readRoot(Fields root) {
        Optional<List<Entry>> list = root.required("plans").flatMap(Entry::list);
        root.nothingElse();
        if (list.isPresent() && list.get().isEmpty()) {
            problems.add(root.line(), "there is no plan under 'plans'");
        }
        list.orElse(List.of()).forEach(entry -> entry.fields().ifPresent(this::readPlan));
    }

    private void readPlan(Fields fields) {
        Optional<String> id = fields.required("id").flatMap(this::readId);
        Optional<String> name = fields.required("name").flatMap(value -> value.as(PlanValues::name));
        // Required, so that nobody sells unlimited space by forgetting a line.
        Optional<Quota> quota = fields.required("quota").flatMap(value -> value.as(Quota::parse));
        boolean unlimited = quota.isPresent() && quota.get().bytes() == null;
        WhenFull whenFull = whenFull(fields, unlimited);

        PlanDefinition.Builder plan = PlanDefinition.newBuilder()
                .setPlanId(id.orElse(""))
                .setName(name.orElse(""))
                .setQuotaBytes(quota.map(Quota::bytes).orElse(null))
                .setUserLimits(limits(fields, "userLimits"))
                .setBucketLimits(limits(fields, "bucketLimits"))
                .setThresholds(fields.optional("thresholds")
                        .flatMap(Entry::list)
                        .map(list -> Thresholds.read(list, unlimited, whenFull))
                        .orElse(List.of()))
                .setWhenFull(whenFull)
                .setReleaseMargin(fields.optional("releaseMargin")
                        .flatMap(value -> value.as(PlanValues::releaseMargin))
                        .orElse(5))
                .setMessagesOff(messagesOff(fields))
                .setDefaultBucketSuffix(fields.optional("defaultBucketSuffix")
                        .flatMap(value -> value.as(PlanValues::bucketSuffix))
                        .orElse(null))
                .setAccessKeys(fields.optional("accessKeys")
                        .flatMap(value -> value.as(PlanValues::accessKeys))
                        .orElse(1))
                .setUserNameRule(text(fields, "userNameRule", PlanValues::userNameRule))
                .setPasswordRule(text(fields, "passwordRule", PlanValues::passwordRule))
                .setPolicy(text(fields, "policy", PlanValues::policy))
                .setLimitedPolicy(text(fields, "limitedPolicy", PlanValues::policy))
                .setGroup(text(fields, "group", PlanValues::group))
                .setGatewayIds(gateways(fields));
        fields.nothingElse();
        plans.add(new WrittenPlan(plan.build(), fields));
    }

    private Optional<String> readId(Entry value) {
        Optional<String> id = value.as(PlanValues::id);
        id.ifPresent(present -> {
            Integer earlier = lineOfId.putIfAbsent(present, value.line());
            if (earlier != null) {
                value.refuse("plan '%s' stands in line %d already".formatted(present, earlier));
            }
        });
        return id;
    }

    private WhenFull whenFull(Fields fields, boolean unlimited) {
        Optional<Entry> written = fields.optional("whenFull");
        Optional<WhenFull> action = written.flatMap(value -> value.as(PlanValues::whenFull));
        if (unlimited && action.isPresent() && action.get() != WhenFull.NOTIFY) {
            written.get().refuse("a plan without a quota is never full");
        }
        return action.orElse(WhenFull.NOTIFY);
    }

    private static List<MessageKind> messagesOff(Fields fields) {
        return fields.optional("messagesOff").flatMap(Entry::list).orElse(List.of()).stream()
                .flatMap(entry -> entry.as(PlanValues::message).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> gateways(Fields fields) {
        return fields.optional("gateways").flatMap(Entry::list).orElse(List.of()).stream()
                .flatMap(entry -> entry.as(PlanValues::gateway).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static @Nullable String text(Fields fields, String name, Function<String, String> parser) {
        return fields.optional(name).flatMap(value -> value.as(parser)).orElse(null);
    }

    private @Nullable RateLimits limits(Fields fields, String name) {
        return fields.optional(name)
                .flatMap(Entry::fields)
                .map(RateFields::read)
                .orElse(null);
    }
}
