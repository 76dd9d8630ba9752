package io.stowage.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.simulator.GatewaySimulator;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A storage administrator with a plain HTTP client: calls signed by hand, V2, and nothing of our own client. */
public final class SignedCalls {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final GatewaySimulator gateway;

    public SignedCalls(GatewaySimulator gateway) {
        this.gateway = gateway;
    }

    /** The gateway's answer about a user's limits, as it stands on the wire; its error's code where it refuses. */
    public String userLimits(String email) {
        return get("ostor-limits&emailAddress=" + URLEncoder.encode(email, UTF_8));
    }

    public String bucketLimits(String bucket) {
        return get("ostor-limits&bucket=" + bucket);
    }

    public String quota(String email) {
        return get("ostor-quotas&emailAddress=" + URLEncoder.encode(email, UTF_8));
    }

    public String get(String query) {
        return call("GET", query);
    }

    public String call(String method, String query) {
        try {
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
            String toSign = method + "\n\n\n" + date + "\n/?" + query.split("&")[0];
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(gateway.systemKey().secretAccessKey().getBytes(UTF_8), "HmacSHA1"));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(toSign.getBytes(UTF_8)));
            HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.endpoint() + "/?" + query))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .header("Date", date)
                    .header("Authorization", "AWS " + gateway.systemKey().accessKeyId() + ":" + signature)
                    .build();
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() < 300 ? answer.body() : "refused " + answer.statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
