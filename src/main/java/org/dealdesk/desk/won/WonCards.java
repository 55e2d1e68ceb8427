package org.dealdesk.desk.won;

import java.util.List;
import java.util.stream.Stream;
import org.dealdesk.approval.view.Contracts;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.won.CreditNotes;
import org.dealdesk.approval.won.StoredCreditNote;
import org.dealdesk.approval.won.WonRights;
import org.dealdesk.approval.won.WonRights.Rights;
import org.dealdesk.deal.Deal;
import org.dealdesk.deal.DealStatus;
import org.dealdesk.desk.Format;
import org.dealdesk.desk.Names;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.won.WonCard.ContractRow;
import org.dealdesk.desk.won.WonCard.ContractTable;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.people.People;
import org.springframework.stereotype.Component;

/** Puts together what a deal's page shows of its win, with the same redaction as REST's. */
@Component
public class WonCards {

    private static final int MOST_NOTES = 1000;

    private final CreditNotes notes;
    private final WonRights rights;
    private final Contracts contracts;
    private final People people;

    WonCards(CreditNotes notes, WonRights rights, Contracts contracts, People people) {
        this.notes = notes;
        this.rights = rights;
        this.contracts = contracts;
        this.people = people;
    }

    public WonCard of(DealView view, Viewer viewer) {
        Deal deal = view.deal();
        Rights may = rights.of(deal, viewer.caller());
        return new WonCard(
                may,
                deal.awaitsConfirmation(),
                deal.status() == DealStatus.WON ? notes(deal, may, viewer) : null,
                contract(deal, viewer),
                deal.changeOrderOf() == null ? null : deal.changeOrderOf().toString(),
                Ids.next());
    }

    private List<CreditNoteRow> notes(Deal deal, Rights may, Viewer viewer) {
        List<StoredCreditNote> found = notes.of(deal.number(), null, "", MOST_NOTES);
        Names names = Names.of(found.stream().flatMap(WonCards::actors).toList(), people);
        String currency = deal.figures().policyCurrency();
        return found.stream()
                .map(note -> CreditNoteRow.of(note, may.voids(), currency, names, viewer))
                .toList();
    }

    private static Stream<String> actors(StoredCreditNote note) {
        return note.isVoid()
                ? Stream.of(note.recorded().by(), note.voided().step().by())
                : Stream.of(note.recorded().by());
    }

    private ContractTable contract(Deal deal, Viewer viewer) {
        return contracts
                .of(deal, viewer.caller())
                .filter(contract -> contract.deals().size() > 1)
                .map(contract -> table(contract, deal.figures().policyCurrency()))
                .orElse(null);
    }

    private static ContractTable table(Contracts.Contract contract, String currency) {
        return new ContractTable(
                currency,
                contract.deals().stream()
                        .map(one -> new ContractRow(
                                one.number().toString(),
                                one.status().name(),
                                Format.amount(one.tcv(), currency),
                                Format.amount(one.acv(), currency)))
                        .toList(),
                Format.amount(contract.tcv(), currency),
                Format.amount(contract.acv(), currency));
    }
}
