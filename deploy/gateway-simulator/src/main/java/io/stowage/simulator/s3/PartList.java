package io.stowage.simulator.s3;

import io.stowage.simulator.http.Call;
import io.stowage.simulator.http.Refusal;
import io.stowage.simulator.http.S3Error;
import io.stowage.simulator.state.Blob;
import io.stowage.simulator.state.Upload;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The parts a multipart upload is completed from, in order. */
record PartList(List<Blob> parts) {
    /** S3's rule for all parts but the last. */
    private static final long LEAST_PART_BYTES = 5L << 20;

    record Part(int number, String etag) {}

    static List<Part> read(Call call) {
        return XmlBody.read(call, "Part").items().stream()
                .map(fields -> {
                    String number = fields.getOrDefault("PartNumber", "").strip();
                    if (!number.matches("\\d{1,5}")) {
                        throw new Refusal(S3Error.MALFORMED_XML, "A part has no number.");
                    }
                    String etag = fields.getOrDefault("ETag", "").strip().replace("\"", "");
                    return new Part(Integer.parseInt(number), etag);
                })
                .toList();
    }

    static PartList of(Upload upload, List<Part> named) {
        List<Blob> parts = new ArrayList<>();
        int previous = 0;
        for (Part part : named) {
            if (part.number() <= previous) {
                throw new Refusal(S3Error.INVALID_PART_ORDER, "The parts are not in ascending order.");
            }
            previous = part.number();
            Blob blob = upload.parts().get(part.number());
            if (blob == null || !blob.md5().equals(part.etag())) {
                throw new Refusal(S3Error.INVALID_PART, "Part " + part.number() + " was not uploaded like this.");
            }
            parts.add(blob);
        }
        for (Blob part : parts.subList(0, parts.size() - 1)) {
            if (part.size() < LEAST_PART_BYTES) {
                throw new Refusal(S3Error.ENTITY_TOO_SMALL, "A part other than the last is smaller than 5 MiB.");
            }
        }
        return new PartList(parts);
    }

    /** MD5 of the parts' MD5s, and their number. */
    String etag() {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            parts.forEach(part -> md5.update(HexFormat.of().parseHex(part.md5())));
            return HexFormat.of().formatHex(md5.digest()) + '-' + parts.size();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
