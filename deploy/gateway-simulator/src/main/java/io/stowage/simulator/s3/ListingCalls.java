package io.stowage.simulator.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stowage.simulator.http.Answer;
import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.PercentCoding;
import io.stowage.simulator.http.Query;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.http.Xml;
import io.stowage.simulator.signing.Caller;
import io.stowage.simulator.state.GatewayState;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** The objects of a bucket, in both versions of S3's listing. */
final class ListingCalls {
    private static final int MOST = 1000;

    private final GatewayState state;
    private final Premises premises;

    ListingCalls(GatewayState state, Premises premises) {
        this.state = state;
        this.premises = premises;
    }

    Answer versionOne(Call call, Caller caller) {
        Query query = call.query();
        Listing.Wanted wanted = wanted(call, query.value("marker", ""));
        Listing page = page(wanted, caller);
        UnaryOperator<String> coding = coding(query);
        return Answer.xml(200, Xml.document("ListBucketResult", xml -> {
            head(xml, wanted, page, coding, query);
            xml.text("Marker", coding.apply(wanted.after()));
            if (page.truncated()) {
                xml.text("NextMarker", coding.apply(page.next()));
            }
            content(xml, page, coding);
        }));
    }

    Answer versionTwo(Call call, Caller caller) {
        Query query = call.query();
        String token = query.value("continuation-token", "");
        Listing.Wanted wanted = wanted(call, token.isEmpty() ? query.value("start-after", "") : untoken(token));
        Listing page = page(wanted, caller);
        UnaryOperator<String> coding = coding(query);
        return Answer.xml(200, Xml.document("ListBucketResult", xml -> {
            head(xml, wanted, page, coding, query);
            xml.text("KeyCount", page.objects().size() + page.commonPrefixes().size());
            if (!token.isEmpty()) {
                xml.text("ContinuationToken", token);
            }
            if (query.has("start-after")) {
                xml.text("StartAfter", coding.apply(query.value("start-after", "")));
            }
            if (page.truncated()) {
                xml.text("NextContinuationToken", token(page.next()));
            }
            content(xml, page, coding);
        }));
    }

    private static Listing.Wanted wanted(Call call, String after) {
        Query query = call.query();
        return new Listing.Wanted(
                ObjectPath.of(call.rawPath()).bucket(),
                query.value("prefix", ""),
                query.value("delimiter", ""),
                after,
                most(query.value("max-keys", "")));
    }

    private Listing page(Listing.Wanted wanted, Caller caller) {
        return state.read(() -> {
            premises.entered(wanted.bucket(), caller);
            return Listing.of(premises.objects(wanted.bucket()), wanted);
        });
    }

    private static void head(Xml xml, Listing.Wanted wanted, Listing page, UnaryOperator<String> coding, Query query) {
        xml.text("Name", wanted.bucket())
                .text("Prefix", coding.apply(wanted.prefix()))
                .text("MaxKeys", wanted.most())
                .text("IsTruncated", page.truncated());
        if (!wanted.delimiter().isEmpty()) {
            xml.text("Delimiter", coding.apply(wanted.delimiter()));
        }
        if (query.has("encoding-type")) {
            xml.text("EncodingType", "url");
        }
    }

    private static void content(Xml xml, Listing page, UnaryOperator<String> coding) {
        page.objects()
                .forEach(object -> xml.element(
                        "Contents",
                        element -> element.text("Key", coding.apply(object.key()))
                                .text("LastModified", ObjectHeaders.iso(object.modified()))
                                .text("ETag", '"' + object.etag() + '"')
                                .text("Size", object.blob().size())
                                .text("StorageClass", "STANDARD")));
        page.commonPrefixes()
                .forEach(prefix ->
                        xml.element("CommonPrefixes", element -> element.text("Prefix", coding.apply(prefix))));
    }

    private static UnaryOperator<String> coding(Query query) {
        return query.value("encoding-type", "").equals("url") ? PercentCoding::encode : UnaryOperator.identity();
    }

    private static int most(String text) {
        if (text.isEmpty()) {
            return MOST;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new Refusal(S3Error.INVALID_ARGUMENT, "max-keys must be a number, not negative.");
        }
        return Math.min(MOST, Integer.parseInt(text));
    }

    private static String token(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(UTF_8));
    }

    private static String untoken(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(S3Error.INVALID_ARGUMENT, "The continuation token is not one of this gateway.");
        }
    }
}
