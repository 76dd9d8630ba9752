package io.stowage.simulator.signing;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.PercentCoding;
import io.stowage.simulator.http.Query;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The text a V4 signature is made over. */
final class CanonicalRequest {
    private CanonicalRequest() {}

    /**
     * @param signedHeaders lower-case names as the signer lists them
     * @param payloadHash what stands for the body
     */
    static String of(Call call, List<String> signedHeaders, String payloadHash) {
        return call.method()
                + '\n'
                + PercentCoding.encodePath(call.path())
                + '\n'
                + query(call.query())
                + '\n'
                + headers(call, signedHeaders)
                + '\n'
                + String.join(";", signedHeaders)
                + '\n'
                + payloadHash;
    }

    private static String query(Query query) {
        return query.parameters().stream()
                .filter(parameter -> !parameter.name().equals("X-Amz-Signature"))
                .map(parameter -> new Query.Parameter(
                        PercentCoding.encode(parameter.name()), PercentCoding.encode(parameter.value())))
                .sorted(Comparator.comparing(Query.Parameter::name).thenComparing(Query.Parameter::value))
                .map(parameter -> parameter.name() + '=' + parameter.value())
                .collect(Collectors.joining("&"));
    }

    private static String headers(Call call, List<String> names) {
        return names.stream()
                .map(name -> name + ':' + values(call, name) + '\n')
                .collect(Collectors.joining());
    }

    private static String values(Call call, String name) {
        return call.headers().getOrDefault(name, List.of()).stream()
                .map(value -> value.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
    }
}
