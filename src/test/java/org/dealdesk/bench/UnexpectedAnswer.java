package org.dealdesk.bench;

/** The product answered something else than the benchmark needs to go on. */
final class UnexpectedAnswer extends RuntimeException {

    UnexpectedAnswer(String message) {
        super(message);
    }
}
