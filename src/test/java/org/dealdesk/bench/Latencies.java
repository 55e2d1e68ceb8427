package org.dealdesk.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** How long calls took, by kind. Every call is kept, so percentiles are exact. One thread writes. */
final class Latencies {

    private final Map<String, LongStream.Builder> nanos = new TreeMap<>();

    /** In milliseconds. */
    record Summary(int count, double p50, double p99, double max) {

        private static Summary of(long[] nanos) {
            Arrays.sort(nanos);
            return new Summary(
                    nanos.length, percentile(nanos, 0.50), percentile(nanos, 0.99), nanos[nanos.length - 1] / 1e6);
        }

        private static double percentile(long[] sorted, double share) {
            return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
        }
    }

    void add(String call, long took) {
        nanos.computeIfAbsent(call, any -> LongStream.builder()).add(took);
    }

    void add(Latencies others) {
        others.nanos.forEach((call, took) -> took.build().forEach(one -> add(call, one)));
    }

    Map<String, Summary> summaries() {
        Map<String, Summary> summaries = new TreeMap<>();
        nanos.forEach(
                (call, took) -> summaries.put(call, Summary.of(took.build().toArray())));
        return summaries;
    }
}
