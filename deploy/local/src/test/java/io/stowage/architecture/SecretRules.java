package io.stowage.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets travel as {@code io.stowage.gateway.Secret}, which does not show itself by chance. A string does. */
final class SecretRules {

    /** Members that hold a secret as text, and why they may. */
    static final Map<String, String> AS_TEXT = Map.ofEntries(
            entry("io.stowage.simulator.SystemKey.secretAccessKey", "the simulator is the side that makes secrets"),
            entry("io.stowage.simulator.state.KeyPair.secretAccessKey", "the simulator is the side that makes secrets"),
            entry("io.stowage.simulator.signing.Keys$Owner.secret", "the simulator is the side that checks signatures"),
            entry("io.stowage.simulator.SimulatorCommand.secret", "the simulator's own key, from its environment"),
            entry(
                    "io.stowage.operations.credentials.OpenedCredential.secret",
                    "made to be shown, or stars in its place"),
            entry("io.stowage.operations.connection.LocalStackFile.BILLING_PRIVATE_KEY", "a property's name"),
            entry("io.stowage.local.GatewayOptions$Real.secretKey", "as the command line gives it"));

    private static final Pattern SECRET = Pattern.compile(
            "\\w*(secret|password|passphrase|private_?key)_?(access_?)?(key|value|text)?s?", Pattern.CASE_INSENSITIVE);

    private static final ArchCondition<JavaClass> HOLD_NO_SECRET_AS_TEXT =
            new ArchCondition<>("hold no secret as text without a reason") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    secretsAsText(type)
                            .filter(member -> !AS_TEXT.containsKey(name(member)))
                            .forEach(member -> events.add(SimpleConditionEvent.violated(
                                    member, "%s is a secret as text".formatted(member.getFullName()))));
                }
            };

    private static final DescribedPredicate<JavaClass> HOLD_A_SECRET_AS_TEXT = DescribedPredicate.describe(
            "are records that hold a secret as text",
            type -> type.isRecord()
                    && secretsAsText(type)
                            .anyMatch(member -> !member.getModifiers().contains(JavaModifier.STATIC)));

    private static final ArchCondition<JavaClass> DECLARE_TO_STRING = new ArchCondition<>("declare toString") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            // The one that the compiler makes for a record is final.
            boolean written = !type.getMethod("toString").getModifiers().contains(JavaModifier.FINAL);
            events.add(new SimpleConditionEvent(type, written, type.getName() + " shows its secret in toString"));
        }
    };

    private SecretRules() {}

    static List<GuardedRule> all() {
        return List.of(
                GuardedRule.of(
                        "secrets are no strings",
                        classes().should(HOLD_NO_SECRET_AS_TEXT),
                        Planted.that("a record component", planted("record Key(String id, String secretKey) {}")),
                        Planted.that("a field", planted("class Key { private String password = \"\"; }")),
                        Planted.that("a result", planted("interface Key { String secretAccessKey(); }")),
                        Planted.that("a getter", planted("interface Key { String getSmtpPassword(); }")),
                        Planted.that("a constant", planted("class Key { static final String API_SECRET = \"\"; }")),
                        Planted.that("in a wrapping", planted("record Key(java.util.Optional<String> passphrase) {}"))),
                GuardedRule.of(
                        "records that hold a secret as text hide it",
                        classes().that(HOLD_A_SECRET_AS_TEXT).should(DECLARE_TO_STRING),
                        Planted.that("one that shows it", planted("record Key(String id, String secretKey) {}"))));
    }

    /** Fields, record components (they are fields) and results. */
    static Stream<JavaMember> secretsAsText(JavaClass type) {
        Stream<JavaMember> fields = type.getFields().stream()
                .filter(field -> isText(field.getType()))
                .map(JavaMember.class::cast);
        Stream<JavaMember> results = type.getMethods().stream()
                .filter(method -> isText(method.getReturnType()))
                .map(JavaMember.class::cast);
        return Stream.concat(fields, results)
                .filter(member -> SECRET.matcher(member.getName()).matches());
    }

    static String name(JavaMember member) {
        return member.getOwner().getName() + "." + member.getName();
    }

    private static boolean isText(JavaType type) {
        return type.getAllInvolvedRawTypes().stream().anyMatch(part -> part.isEquivalentTo(String.class));
    }

    private static String planted(String source) {
        return "package io.stowage.notification.mail; " + source;
    }
}
