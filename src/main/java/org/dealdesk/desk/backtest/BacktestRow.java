package org.dealdesk.desk.backtest;

import java.util.EnumSet;
import java.util.Set;
import org.dealdesk.backtest.Backtest;
import org.dealdesk.backtest.Backtest.State;
import org.dealdesk.backtest.comparison.Period;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewer.Moment;

/** One back-test in a list, or at the head of its page. */
record BacktestRow(String id, String policy, Source source, Progress progress, String by, Span time, String reason) {

    /**
     * Which deals are assessed again.
     *
     * @param kind stored revisions or an upload
     * @param period of stored revisions; null for an upload
     * @param against the version that an upload is compared with
     */
    record Source(String kind, Span period, String revisions, String against) {}

    /** How far it is; {@code faulty} is null where no deal was. */
    record Progress(String state, int percent, String deals, String faulty) {}

    /** From when to when; {@code to} is null where it has not ended. */
    record Span(Moment from, Moment to) {}

    private static final Set<State> WITHOUT_RESULT = EnumSet.of(State.CANCELLED, State.FAILED, State.INTERRUPTED);

    static BacktestRow of(Backtest backtest, Names names, Viewer viewer) {
        return new BacktestRow(
                backtest.id(),
                backtest.question().policy(),
                source(backtest.question()),
                new Progress(
                        backtest.state().name(),
                        backtest.progress().percent(),
                        Format.count(backtest.progress().deals()),
                        backtest.progress().faulty() == 0
                                ? null
                                : Format.count(backtest.progress().faulty())),
                names.of(backtest.createdBy()),
                new Span(
                        viewer.moment(backtest.createdAt()),
                        viewer.moment(backtest.ending().at())),
                backtest.ending().reason());
    }

    private static Source source(Backtest.Question question) {
        Period period = question.period();
        return new Source(
                question.source().name(),
                period == null ? null : new Span(Viewer.day(period.from()), Viewer.day(period.to())),
                period == null ? null : period.which().name(),
                question.against());
    }

    public boolean isRunning() {
        return progress.state().equals(State.RUNNING.name());
    }

    public boolean isWithoutResult() {
        return WITHOUT_RESULT.contains(State.valueOf(progress.state()));
    }
}
