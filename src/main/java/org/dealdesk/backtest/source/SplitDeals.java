package org.dealdesk.backtest.source;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.dealdesk.deal.csv.CsvDeal;
import org.dealdesk.deal.csv.CsvFile;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.text.Identity;

/**
 * The deals of a file whose rows do not stand together. They are found before anything is compared, so that no part of one is counted,
 * by the hashes of all keys; where those are too many for memory, in several passes over the file.
 */
final class SplitDeals {

    static final SplitDeals NONE = new SplitDeals(Set.of());

    private static final int MOST_KEYS = 1 << 22;
    private static final int MOST_SPLIT = 1 << 20;
    private static final int FIRST_SIZE = 1 << 10;
    private static final int HASH_DIGITS = 16;
    private static final int HEX = 16;
    private static final int BETWEEN_SIGNS = 1 << 8;

    private final Set<Long> split;

    private SplitDeals(Set<Long> split) {
        this.split = split;
    }

    /** Empty where it was told not to go on. Each call of {@code file} opens the file at its beginning. */
    static Optional<SplitDeals> in(Supplier<CsvFile> file, BooleanSupplier goOn) {
        return in(file, goOn, MOST_KEYS);
    }

    static Optional<SplitDeals> in(Supplier<CsvFile> file, BooleanSupplier goOn, int mostKeys) {
        Set<Long> split = new HashSet<>();
        Pass first = new Pass(0, 1, mostKeys);
        if (!first.read(file.get(), goOn)) {
            return Optional.empty();
        }
        if (first.keys <= mostKeys) {
            first.addRepeated(split);
            return Optional.of(new SplitDeals(split));
        }
        int parts = Math.toIntExact(2 * first.keys / mostKeys + 1);
        for (int part = 0; part < parts; part++) {
            Pass pass = new Pass(part, parts, mostKeys);
            if (!pass.read(file.get(), goOn)) {
                return Optional.empty();
            }
            pass.addRepeated(split);
        }
        return Optional.of(new SplitDeals(split));
    }

    boolean holds(CsvDeal deal) {
        return !split.isEmpty() && deal.key() != null && split.contains(hash(deal));
    }

    private static long hash(CsvDeal deal) {
        String hash = CanonicalJson.sha256(Identity.key(deal.key())).substring(0, HASH_DIGITS);
        return Long.parseUnsignedLong(hash, HEX);
    }

    /** One reading of the file, for the keys of one part. */
    private static final class Pass {

        private final int part;
        private final int parts;
        private final int most;
        private long[] hashes = new long[FIRST_SIZE];
        private long keys;
        private long read;

        Pass(int part, int parts, int most) {
            this.part = part;
            this.parts = parts;
            this.most = most;
        }

        boolean read(CsvFile file, BooleanSupplier goOn) {
            while (file.hasNext()) {
                CsvDeal deal = file.next();
                if (read++ % BETWEEN_SIGNS == 0 && !goOn.getAsBoolean()) {
                    return false;
                }
                if (deal.key() != null) {
                    add(hash(deal));
                }
            }
            return true;
        }

        private void add(long hash) {
            if (Math.floorMod(hash, parts) != part) {
                return;
            }
            if (keys < most) {
                if (keys == hashes.length) {
                    hashes = Arrays.copyOf(hashes, Math.min(2 * hashes.length, most));
                }
                hashes[(int) keys] = hash;
            }
            keys++;
        }

        private void addRepeated(Set<Long> split) {
            int stored = (int) Math.min(keys, most);
            Arrays.sort(hashes, 0, stored);
            for (int index = 1; index < stored; index++) {
                if (hashes[index] == hashes[index - 1]) {
                    split.add(hashes[index]);
                }
            }
            if (split.size() > MOST_SPLIT) {
                throw InvalidInput.of(
                        "", "duplicate", "the rows of most deals are not consecutive: sort the file by deal");
            }
        }
    }
}
