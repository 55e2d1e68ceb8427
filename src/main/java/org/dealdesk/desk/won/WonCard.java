package org.dealdesk.desk.won;

import java.util.List;
import org.dealdesk.approval.won.WonRights.Rights;

/**
 * What the page of a deal shows of its win and its contract.
 *
 * @param notes the credit notes; null where the deal is not won
 * @param contract null where the deal has no change orders and is none, or where the reader may not see it
 * @param changeOrderOf the number of the original; null for a contract of its own
 */
public record WonCard(
        Rights rights,
        boolean waits,
        List<CreditNoteRow> notes,
        ContractTable contract,
        String changeOrderOf,
        String key) {

    /** The original and its change orders, added up in the policy's currency. */
    record ContractTable(String currency, List<ContractRow> deals, String tcv, String acv) {}

    /** One deal of a contract. */
    record ContractRow(String number, String status, String tcv, String acv) {}
}
