package io.stowage.simulator.admin;

import io.stowage.simulator.http.Query;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an administrative call. A wrong set of them is refused with 400; so is one the documents do not
 * know, which shows mistakes of a client that a real gateway might pass over.
 */
final class Parameters {
    private final Query query;

    private Parameters(Query query) {
        this.query = query;
    }

    /** @param known besides the service's own name and a presigned call's words */
    static Parameters of(Query query, String... known) {
        Set<String> unknown = new HashSet<>(query.names());
        unknown.removeAll(Arrays.asList(known));
        unknown.remove(query.firstWord());
        unknown.removeIf(name -> name.startsWith("X-Amz-"));
        if (!unknown.isEmpty()) {
            throw wrong("Parameters not known here: " + String.join(", ", unknown) + ".");
        }
        return new Parameters(query);
    }

    boolean has(String name) {
        return query.has(name);
    }

    @Nullable
    String optional(String name) {
        String value = query.value(name);
        return value == null || value.isEmpty() ? null : value;
    }

    String required(String name) {
        String value = optional(name);
        if (value == null) {
            throw wrong("The parameter " + name + " is missing.");
        }
        return value;
    }

    /** The one of these that is there; it is an error when there is none or more than one. */
    String exactlyOneOf(String... names) {
        List<String> given = Arrays.stream(names).filter(query::has).toList();
        if (given.size() != 1) {
            throw wrong("Exactly one of these parameters is needed: " + String.join(", ", names) + ".");
        }
        return given.getFirst();
    }

    static Refusal wrong(String reason) {
        return new Refusal(S3Error.INVALID_ARGUMENT, reason);
    }
}
