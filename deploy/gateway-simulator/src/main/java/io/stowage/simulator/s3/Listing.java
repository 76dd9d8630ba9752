package io.stowage.simulator.s3;

import io.stowage.simulator.state.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * A page of a bucket's listing.
 *
 * @param next the last key or common prefix of a truncated page; the next page is what comes after it
 */
record Listing(List<StoredObject> objects, List<String> commonPrefixes, boolean truncated, String next) {

    /**
     * @param rows of one bucket, in order
     * @param delimiter empty for none
     * @param after empty to begin at the first
     */
    record Wanted(String bucket, String prefix, String delimiter, String after, int most) {}

    static Listing of(NavigableMap<String, StoredObject> rows, Wanted wanted) {
        List<StoredObject> objects = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        String next = "";
        String rowPrefix = wanted.bucket() + '/';
        boolean resumed = wanted.after().compareTo(wanted.prefix()) >= 0
                && !wanted.after().isEmpty();
        Map.Entry<String, StoredObject> row =
                resumed ? rows.higherEntry(rowPrefix + wanted.after()) : rows.ceilingEntry(rowPrefix + wanted.prefix());
        while (row != null && row.getValue().key().startsWith(wanted.prefix())) {
            String key = row.getValue().key();
            String common = commonPrefix(key, wanted);
            if (!common.isEmpty() && common.equals(wanted.after())) {
                row = rows.higherEntry(endOf(rowPrefix + common));
                continue;
            }
            if (objects.size() + prefixes.size() >= wanted.most()) {
                return new Listing(objects, prefixes, wanted.most() > 0, next);
            }
            if (common.isEmpty()) {
                objects.add(row.getValue());
                next = key;
                row = rows.higherEntry(row.getKey());
            } else {
                prefixes.add(common);
                next = common;
                row = rows.higherEntry(endOf(rowPrefix + common));
            }
        }
        return new Listing(objects, prefixes, false, "");
    }

    private static String commonPrefix(String key, Wanted wanted) {
        if (wanted.delimiter().isEmpty()) {
            return "";
        }
        int at = key.indexOf(wanted.delimiter(), wanted.prefix().length());
        return at < 0 ? "" : key.substring(0, at + wanted.delimiter().length());
    }

    /** Sorts after everything that begins with the prefix. */
    private static String endOf(String prefix) {
        return prefix + Character.MAX_VALUE;
    }
}
