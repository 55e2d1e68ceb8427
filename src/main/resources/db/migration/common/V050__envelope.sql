-- What an approval holds the deal to, and what a reviewer would approve instead.
alter table decision add column conditions text;
alter table decision add column proposal text;
alter table decision add constraint conditions_are_of_approvals check (conditions is null or outcome = 'APPROVE');
alter table decision add constraint counter_offers_ask_for_changes check (proposal is null or outcome = 'REQUEST_CHANGES');

-- The function's earlier approval, and how it compares with this revision: it covers the review, or says why it could not.
alter table review add column earlier_review varchar(36) references review (id);
alter table review add column earlier_compared text;
alter table review add constraint carried_over_from_somewhere check (status <> 'CARRIED_OVER' or earlier_review is not null);

-- The same for functions that the round has not reached yet.
alter table review_round add column earlier text;
