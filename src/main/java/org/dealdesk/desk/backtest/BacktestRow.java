package org.dealdesk.desk.backtest;

import java.util.EnumSet;
import java.util.Set;
import org.dealdesk.backtest.Backtest;
import org.dealdesk.backtest.Backtest.State;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewer.Moment;

/** One back-test in a list, or at the head of its page. */
record BacktestRow(
        String id,
        String policy,
        String against,
        String source,
        Moment from,
        Moment to,
        String revisions,
        String state,
        int percent,
        String deals,
        String faulty,
        String by,
        Moment at,
        Moment endedAt,
        String reason) {

    private static final Set<State> WITHOUT_RESULT = EnumSet.of(State.CANCELLED, State.FAILED, State.INTERRUPTED);

    static BacktestRow of(Backtest backtest, Names names, Viewer viewer) {
        boolean stored = backtest.question().period() != null;
        return new BacktestRow(
                backtest.id(),
                backtest.question().policy(),
                backtest.question().against(),
                backtest.question().source().name(),
                stored ? Viewer.day(backtest.question().period().from()) : null,
                stored ? Viewer.day(backtest.question().period().to()) : null,
                stored ? backtest.question().period().which().name() : null,
                backtest.state().name(),
                backtest.progress().percent(),
                Format.count(backtest.progress().deals()),
                backtest.progress().faulty() == 0
                        ? null
                        : Format.count(backtest.progress().faulty()),
                names.of(backtest.createdBy()),
                viewer.moment(backtest.createdAt()),
                viewer.moment(backtest.ending().at()),
                backtest.ending().reason());
    }

    public boolean isRunning() {
        return state.equals(State.RUNNING.name());
    }

    public boolean isWithoutResult() {
        return WITHOUT_RESULT.contains(State.valueOf(state));
    }
}
