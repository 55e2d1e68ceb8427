package org.dealdesk.guardrail.derivation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** What a person with a calculator does with a derivation: exact, and independent of the product. */
final class Calculator {

    private final String text;
    private int at;

    private Calculator(String text) {
        this.text = text.replace(" ", "");
    }

    /** A fraction of whole numbers. */
    record Result(BigInteger above, BigInteger below) {

        Result {
            if (below.signum() == 0) {
                throw new ArithmeticException("division by zero");
            }
        }

        static Result of(BigDecimal number) {
            int scale = Math.max(0, number.scale());
            return new Result(number.movePointRight(scale).toBigIntegerExact(), BigInteger.TEN.pow(scale));
        }

        BigDecimal rounded(int decimals, RoundingMode mode) {
            return new BigDecimal(above).divide(new BigDecimal(below), decimals, mode);
        }

        int compareTo(Result other) {
            BigInteger difference = above.multiply(other.below).subtract(other.above.multiply(below));
            return difference.signum() * below.signum() * other.below.signum();
        }
    }

    static Result evaluate(String text) {
        Calculator calculator = new Calculator(text);
        Result result = calculator.sum();
        if (calculator.at != calculator.text.length()) {
            throw new IllegalArgumentException("no calculation: " + text);
        }
        return result;
    }

    private Result sum() {
        Result left = product();
        while (at < text.length() && "+−".indexOf(text.charAt(at)) >= 0) {
            boolean plus = text.charAt(at++) == '+';
            Result right = product();
            BigInteger one = left.above().multiply(right.below());
            BigInteger other = right.above().multiply(left.below());
            left = new Result(
                    plus ? one.add(other) : one.subtract(other), left.below().multiply(right.below()));
        }
        return left;
    }

    private Result product() {
        Result left = operand();
        while (at < text.length() && "×/".indexOf(text.charAt(at)) >= 0) {
            boolean times = text.charAt(at++) == '×';
            Result right = operand();
            left = times
                    ? new Result(
                            left.above().multiply(right.above()), left.below().multiply(right.below()))
                    : new Result(
                            left.above().multiply(right.below()), left.below().multiply(right.above()));
        }
        return left;
    }

    private Result operand() {
        if (text.charAt(at) == '(') {
            at++;
            Result inner = sum();
            at++;
            return inner;
        }
        int from = at;
        at += text.charAt(at) == '-' ? 1 : 0;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return Result.of(new BigDecimal(text.substring(from, at)));
    }
}
