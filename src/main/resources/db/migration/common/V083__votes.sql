-- With a quorum above 1 a review is decided by votes.
alter table review add column quorum integer default 1 not null;
alter table review add constraint a_quorum_has_somebody check (quorum > 0);

-- One vote a review and person, and one a member, whoever casts it, for ever. The decision that comes of them is in its own table.
create table vote (
    review_id varchar(36)  not null references review (id),
    deal_id   bigint       not null references deal (id),
    person    varchar(100) not null references person (id),
    seat      varchar(100) not null references person (id),
    on_behalf_of varchar(1000),
    outcome   varchar(20)  not null check (outcome in ('APPROVE', 'REJECT', 'REQUEST_CHANGES')),
    comment   varchar(4000),
    voted_at  timestamp(6) with time zone not null,
    primary key (review_id, person),
    unique (review_id, seat),
    check (outcome = 'APPROVE' or comment is not null)
);
create index vote_by_deal on vote (deal_id, person);
