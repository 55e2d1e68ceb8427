-- No transaction of the ledger is dated in a closed month.
create trigger closed_months_take_no_transaction before insert on ledger_transaction for each row call 'org.dealdesk.commission.posting.ClosedMonth';
