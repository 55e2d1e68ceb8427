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
        boolean stored = backtest.period() != null;
        return new BacktestRow(
                backtest.id(),
                backtest.policy(),
                backtest.against(),
                backtest.source().name(),
                stored ? Viewer.day(backtest.period().from()) : null,
                stored ? Viewer.day(backtest.period().to()) : null,
                stored ? backtest.period().which().name() : null,
                backtest.state().name(),
                backtest.percent(),
                Format.count(backtest.deals()),
                backtest.faulty() == 0 ? null : Format.count(backtest.faulty()),
                names.of(backtest.createdBy()),
                viewer.moment(backtest.createdAt()),
                viewer.moment(backtest.endedAt()),
                backtest.reason());
    }

    public boolean isRunning() {
        return state.equals(State.RUNNING.name());
    }

    public boolean isWithoutResult() {
        return WITHOUT_RESULT.contains(State.valueOf(state));
    }
}
