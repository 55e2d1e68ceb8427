package org.dealdesk.guardrail.economics;

import java.math.BigDecimal;
import org.dealdesk.money.Ratio;
import org.dealdesk.policy.Guardrail.Direction;

/**
 * One computed figure, unrounded: a value, or one of the three ways not to have one, which mean different things to a guardrail.
 */
public final class Figure {

    /** A ratio with a zero denominator: it satisfies no limit. */
    public static final Figure UNDEFINED = new Figure(Kind.UNDEFINED, null);
    /** The deal has no value to measure: the guardrail makes no finding. */
    public static final Figure ABSENT = new Figure(Kind.ABSENT, null);
    /** Hours that never expire: above every limit. */
    public static final Figure NEVER = new Figure(Kind.NEVER, null);

    private static final int SHOWN_DECIMALS = 2;

    private enum Kind {
        VALUE,
        UNDEFINED,
        ABSENT,
        NEVER
    }

    private final Kind kind;
    private final Ratio ratio;

    private Figure(Kind kind, Ratio ratio) {
        this.kind = kind;
        this.ratio = ratio;
    }

    public static Figure of(Ratio ratio) {
        return ratio.isUndefined() ? UNDEFINED : new Figure(Kind.VALUE, ratio);
    }

    public static Figure of(BigDecimal value) {
        return new Figure(Kind.VALUE, Ratio.whole(value));
    }

    public static Figure of(int value) {
        return of(BigDecimal.valueOf(value));
    }

    public boolean isAbsent() {
        return kind == Kind.ABSENT;
    }

    public boolean isUndefined() {
        return kind == Kind.UNDEFINED;
    }

    public boolean isNever() {
        return kind == Kind.NEVER;
    }

    public boolean hasValue() {
        return kind == Kind.VALUE;
    }

    /** In a word: {@code VALUE}, {@code UNDEFINED}, {@code ABSENT} or {@code NEVER}. */
    public String state() {
        return kind.name();
    }

    /** The exact value, where there is one. */
    public Ratio ratio() {
        if (ratio == null) {
            throw new IllegalStateException("no value: " + kind);
        }
        return ratio;
    }

    /** Whether a tier with this limit takes it; a tier without one takes everything. */
    public boolean satisfies(Direction direction, BigDecimal at) {
        if (at == null) {
            return true;
        }
        return switch (kind) {
            case VALUE -> direction == Direction.MAX ? ratio.compareTo(at) <= 0 : ratio.compareTo(at) >= 0;
            case NEVER -> direction == Direction.MIN;
            case UNDEFINED, ABSENT -> false;
        };
    }

    /** Whether a guardrail of this direction likes it less than the other: undefined is the worst, absent is never worse. */
    public boolean worseThan(Figure other, Direction direction) {
        int worse = Integer.compare(badness(direction), other.badness(direction));
        if (worse != 0 || kind != Kind.VALUE) {
            return worse > 0;
        }
        int compared = ratio.compareTo(other.ratio);
        return direction == Direction.MAX ? compared > 0 : compared < 0;
    }

    private int badness(Direction direction) {
        return switch (kind) {
            case ABSENT -> 0;
            case VALUE -> 2;
            case NEVER -> direction == Direction.MAX ? 3 : 1;
            case UNDEFINED -> 4;
        };
    }

    /** The value half up with so many decimals, or null where there is none. */
    public String shown(int decimals) {
        return kind == Kind.VALUE ? ratio.shown(decimals) : null;
    }

    /** The value as an economic figure is shown: with 2 decimals, or null where there is none. */
    public String shown() {
        return shown(SHOWN_DECIMALS);
    }

    @Override
    public String toString() {
        return kind == Kind.VALUE ? ratio.toString() : kind.name();
    }
}
