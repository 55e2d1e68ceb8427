package org.dealdesk.desk.commission;

import org.dealdesk.commission.dispute.Dispute;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;

/**
 * A dispute in a list.
 *
 * @param mine whether it is about the reader's own commission
 */
record DisputeRow(
        String id, Subject subject, String text, Viewer.Moment openedAt, String state, Answer answer, boolean mine) {

    /** The statement. */
    record Subject(String person, String name, MonthText month, String entry) {

        public String address() {
            return StatementPages.address(person, month.iso());
        }
    }

    /** What finance said. */
    record Answer(String text, String by, Viewer.Moment at) {}

    static DisputeRow of(Dispute dispute, Names names, Viewer viewer) {
        Dispute.Answer answer = dispute.answer();
        Dispute.About about = dispute.about();
        return new DisputeRow(
                dispute.id(),
                new Subject(about.person(), names.of(about.person()), MonthText.of(about.month()), about.entry()),
                dispute.text(),
                viewer.moment(dispute.openedAt()),
                dispute.state().name(),
                answer == null ? null : new Answer(answer.text(), names.of(answer.by()), viewer.moment(answer.at())),
                about.person().equals(viewer.caller().id()));
    }
}
