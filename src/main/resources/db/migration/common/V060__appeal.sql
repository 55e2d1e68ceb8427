-- The last day on which a rejection can be appealed; kept while the appeal is heard, so it also says that a deal in review is under appeal.
alter table deal add column appeal_until date;
alter table deal add constraint appeals_follow_rejections check (appeal_until is null or status in ('REJECTED', 'IN_REVIEW'));

-- A revision is submitted once and appealed once.
alter table review_round add constraint one_round_of_a_kind unique (deal_id, revision, kind);

-- The committee's approval of an appeal, which overrides the rejections of that revision.
alter table decision add column overrides boolean default false not null;
alter table decision add constraint only_the_committee_overrides
    check (not overrides or (outcome = 'APPROVE' and function = 'COMMITTEE' and conditions is null));
