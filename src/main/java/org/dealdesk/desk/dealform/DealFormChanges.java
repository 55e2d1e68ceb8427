package org.dealdesk.desk.dealform;

import java.util.function.Supplier;
import org.dealdesk.approval.DraftDeals;
import org.dealdesk.approval.SubmitDeal;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.approval.work.UseCases;
import org.dealdesk.deal.Proposal;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.dealform.DealFormScreens.Sheet;
import org.dealdesk.platform.input.Faults;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.web.Idempotency;
import org.dealdesk.platform.web.Idempotency.Answer;
import org.springframework.stereotype.Component;

/** Saves or submits what stands in a form of a deal, once however often it is sent. */
@Component
class DealFormChanges {

    private final DraftDeals drafts;
    private final SubmitDeal submit;
    private final UseCases useCases;
    private final Idempotency idempotency;

    DealFormChanges(DraftDeals drafts, SubmitDeal submit, UseCases useCases, Idempotency idempotency) {
        this.drafts = drafts;
        this.submit = submit;
        this.useCases = useCases;
        this.idempotency = idempotency;
    }

    /** Answers the number of the deal; a deal that cannot be submitted is not saved either. */
    String keep(Sheet sheet, Proposal proposal, boolean submitting, Faults faults, Viewer viewer) {
        if (sheet.stored() == null) {
            return once(
                    submitting ? "create-and-submit" : "create",
                    sheet,
                    viewer,
                    () -> submitting
                            ? submit.create(proposal, null, faults, viewer.caller())
                            : drafts.create(proposal, null, faults, viewer.caller()));
        }
        DealRef ref = DealRef.of(sheet.stored().number().toString(), sheet.version());
        return once(submitting ? "replace-and-submit" : "replace", sheet, viewer, () -> {
            DealView saved = drafts.replace(ref, proposal, faults, viewer.caller());
            return submitting ? submit.submit(new DealRef(ref.number(), null), viewer.caller()) : saved;
        });
    }

    private String once(String name, Sheet sheet, Viewer viewer, Supplier<DealView> work) {
        Idempotency.Request request = new Idempotency.Request(
                viewer.caller(),
                "POST " + sheet.address(),
                sheet.key(),
                CanonicalJson.sha256(name + " " + sheet.version() + " " + sheet.form()));
        return useCases.perform(
                        name,
                        viewer.caller(),
                        Answer::location,
                        answer -> "done",
                        () -> idempotency.once(
                                request,
                                () -> new Answer(
                                        303, null, work.get().deal().number().toString(), "", false)))
                .location();
    }
}
