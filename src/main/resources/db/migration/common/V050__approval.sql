-- One row per round of approval of a deal. A revision is submitted once and appealed once.
create table review_round (
    id           varchar(36) not null,
    deal_id      bigint      not null,
    revision     integer     not null,
    -- From 1 in each deal.
    number       integer     not null,
    kind         varchar(12) not null,
    started_at   timestamp(6) with time zone not null,
    ended_at     timestamp(6) with time zone,
    -- The deal while the round is open: no deal has two open rounds.
    open_deal_id bigint,
    -- By function, as JSON: the earlier approval that does not cover this revision, and why not, for functions not yet reached.
    earlier      text,
    constraint review_round_pk primary key (id),
    constraint one_open_round_of_a_deal unique (open_deal_id),
    constraint one_round_of_a_number unique (deal_id, number),
    constraint one_round_of_a_kind unique (deal_id, revision, kind),
    constraint review_round_revision_fk foreign key (deal_id, revision) references revision (deal_id, number),
    constraint review_round_kind_known check (kind in ('SUBMISSION', 'APPEAL')),
    constraint review_round_is_open_or_ended
        check ((ended_at is null and open_deal_id = deal_id) or (ended_at is not null and open_deal_id is null))
);

-- One row per round and function that it asks, or whose earlier approval carries over into it.
create table review (
    id                 varchar(36)    not null,
    round_id           varchar(36)    not null,
    deal_id            bigint         not null,
    revision           integer        not null,
    function           varchar(20)    not null,
    -- The function whose members may decide where no member of the review's own function can.
    fallback           varchar(20),
    status             varchar(20)    not null,
    -- The engine's process instance and user task.
    process_instance   varchar(64),
    engine_task        varchar(64),
    opened_at          timestamp(6) with time zone not null,
    -- The ends of half and of all of the service level, counted in business hours, and when the events were recorded.
    remind_at          timestamp(6) with time zone not null,
    reminded_at        timestamp(6) with time zone,
    due_at             timestamp(6) with time zone not null,
    escalated_at       timestamp(6) with time zone,
    closed_at          timestamp(6) with time zone,
    assignee           varchar(100),
    -- How many votes decide; 1: the first decision does.
    quorum             integer        not null,
    -- Since when no one may decide the open review; null while there is someone.
    unassignable_since timestamp(6) with time zone,
    -- The findings that asked for the function, as JSON, so that a task list needs no document.
    reasons            text           not null,
    -- The function's earlier approval and its comparison with this revision, as JSON. It covers this review, or tells why it does not.
    earlier_review     varchar(36),
    earlier_compared   text,
    -- The revision's figures, in the policy's currency and in percent, to sort task lists by.
    tcv                numeric(19, 4) not null,
    true_margin_pct    numeric(24, 2),
    -- What limits of authority are compared with: the larger of the measures TCV and CUSTOMER_WINDOW_TCV; the margin rounded down, null where
    -- it is undefined; the deal's region and segment, if it names them.
    extent_tcv         numeric(19, 4) not null,
    extent_margin_pct  numeric(24, 2),
    region             varchar(80),
    segment            varchar(80),
    constraint review_pk primary key (id),
    constraint one_review_of_a_function unique (round_id, function),
    constraint one_review_of_an_engine_task unique (engine_task),
    constraint review_round_fk foreign key (round_id) references review_round (id),
    constraint review_revision_fk foreign key (deal_id, revision) references revision (deal_id, number),
    constraint review_assignee_fk foreign key (assignee) references person (id),
    constraint review_earlier_fk foreign key (earlier_review) references review (id),
    constraint review_function_known check (function in ('SALES_OPS', 'FINANCE', 'LEGAL', 'COMMITTEE')),
    constraint review_status_known check (status in ('OPEN', 'APPROVED', 'REJECTED', 'CHANGES_REQUESTED',
                                                     'CARRIED_OVER', 'VOID', 'CANCELLED')),
    constraint review_is_open_or_closed check ((status = 'OPEN') = (closed_at is null)),
    constraint open_reviews_have_a_task check (status <> 'OPEN' or (engine_task is not null and process_instance is not null)),
    constraint carried_over_from_somewhere check (status <> 'CARRIED_OVER' or earlier_review is not null),
    constraint a_quorum_has_somebody check (quorum > 0)
);
-- A deal's reviews.
create index review_by_deal on review (deal_id);

-- One row per decided review. Rows are append-only.
create table decision (
    review_id      varchar(36)  not null,
    deal_id        bigint       not null,
    revision       integer      not null,
    function       varchar(20)  not null,
    outcome        varchar(20)  not null,
    -- Whether the person has the function, or stood in as its fallback.
    cover          varchar(12)  not null,
    actor          varchar(100) not null,
    policy_version varchar(40)  not null,
    comment        varchar(4000),
    -- What an approval holds later revisions to, as JSON.
    conditions     text,
    -- The deal as the reviewer would approve it, as JSON: a counter-offer.
    proposal       text,
    -- The committee's approval on appeal, against the rejections of the revision.
    overrides      boolean      not null,
    -- The limits of authority under which it was decided, as JSON; null: none. They also bound how far an approval carries over.
    limits         text,
    decided_at     timestamp(6) with time zone not null,
    constraint decision_pk primary key (review_id),
    constraint decision_review_fk foreign key (review_id) references review (id),
    constraint decision_deal_fk foreign key (deal_id) references deal (id),
    constraint decision_actor_fk foreign key (actor) references person (id),
    constraint decision_policy_version_fk foreign key (policy_version) references policy_version (version),
    constraint decision_outcome_known check (outcome in ('APPROVE', 'REJECT', 'REQUEST_CHANGES')),
    constraint decision_cover_known check (cover in ('PERSON', 'FALLBACK')),
    constraint decision_against_has_a_comment check (outcome = 'APPROVE' or comment is not null),
    constraint conditions_are_of_approvals check (conditions is null or outcome = 'APPROVE'),
    constraint counter_offers_ask_for_changes check (proposal is null or outcome = 'REQUEST_CHANGES'),
    constraint only_the_committee_overrides
        check (not overrides or (outcome = 'APPROVE' and function = 'COMMITTEE' and conditions is null))
);
-- What did the person decide on the deal?
create index decision_by_deal on decision (deal_id, actor);

-- One row per person in whose place a decision was made: the member of the function at position 0, then each delegate but the actor.
-- Rows are append-only.
create table decision_in_place_of (
    review_id varchar(36)  not null,
    position  integer      not null,
    person    varchar(100) not null,
    constraint decision_in_place_of_pk primary key (review_id, position),
    constraint decision_in_place_of_decision_fk foreign key (review_id) references decision (review_id),
    constraint decision_in_place_of_person_fk foreign key (person) references person (id),
    constraint decision_in_place_of_each_once unique (review_id, person)
);

-- One row per vote on a review with a quorum above 1: one per person, and one per member whose seat is used. Rows are append-only. The
-- decision that follows from the votes is in its own table.
create table vote (
    review_id    varchar(36)  not null,
    deal_id      bigint       not null,
    person       varchar(100) not null,
    -- The member in whose place the person votes; the person, for members.
    seat         varchar(100) not null,
    outcome      varchar(20)  not null,
    comment      varchar(4000),
    voted_at     timestamp(6) with time zone not null,
    constraint vote_pk primary key (review_id, person),
    constraint one_vote_of_a_seat unique (review_id, seat),
    constraint vote_review_fk foreign key (review_id) references review (id),
    constraint vote_deal_fk foreign key (deal_id) references deal (id),
    constraint vote_person_fk foreign key (person) references person (id),
    constraint vote_seat_fk foreign key (seat) references person (id),
    constraint vote_outcome_known check (outcome in ('APPROVE', 'REJECT', 'REQUEST_CHANGES')),
    constraint vote_against_has_a_comment check (outcome = 'APPROVE' or comment is not null)
);
-- What did the person vote on the deal?
create index vote_by_deal on vote (deal_id, person);

-- The same as decision_in_place_of for a vote. Rows are append-only.
create table vote_in_place_of (
    review_id varchar(36)  not null,
    voter     varchar(100) not null,
    position  integer      not null,
    person    varchar(100) not null,
    constraint vote_in_place_of_pk primary key (review_id, voter, position),
    constraint vote_in_place_of_vote_fk foreign key (review_id, voter) references vote (review_id, person),
    constraint vote_in_place_of_person_fk foreign key (person) references person (id),
    constraint vote_in_place_of_each_once unique (review_id, voter, person)
);

-- One row per question about an open review, to a person who sees the deal until the question is answered, taken back, or over with
-- the review.
create table advice (
    id            varchar(36)   not null,
    review_id     varchar(36)   not null,
    deal_id       bigint        not null,
    asked_by      varchar(100)  not null,
    asked_of      varchar(100)  not null,
    question      varchar(4000) not null,
    asked_at      timestamp(6) with time zone not null,
    answer        varchar(4000),
    answered_at   timestamp(6) with time zone,
    taken_back_at timestamp(6) with time zone,
    constraint advice_pk primary key (id),
    constraint advice_review_fk foreign key (review_id) references review (id),
    constraint advice_deal_fk foreign key (deal_id) references deal (id),
    constraint advice_asked_by_fk foreign key (asked_by) references person (id),
    constraint advice_asked_of_fk foreign key (asked_of) references person (id),
    constraint advice_is_of_another check (asked_by <> asked_of),
    constraint advice_answered_says_when check ((answer is null) = (answered_at is null)),
    constraint advice_ends_once check (answered_at is null or taken_back_at is null)
);
-- What was asked about a deal, and is this person asked about it?
create index advice_by_deal on advice (deal_id, asked_of);
-- What is a person asked?
create index advice_by_person on advice (asked_of, id);

-- One row per delegation: the delegate decides for the delegator, for one function, on the days from starts_on to ends_on in the policy's
-- time zone. Rows stay. A delegation that was ended early has ended_at.
create table delegation (
    id         varchar(36)  not null,
    delegator  varchar(100) not null,
    delegate   varchar(100) not null,
    function   varchar(20)  not null,
    starts_on  date         not null,
    ends_on    date         not null,
    created_at timestamp(6) with time zone not null,
    ended_at   timestamp(6) with time zone,
    constraint delegation_pk primary key (id),
    constraint delegation_delegator_fk foreign key (delegator) references person (id),
    constraint delegation_delegate_fk foreign key (delegate) references person (id),
    constraint delegation_function_known check (function in ('SALES_OPS', 'FINANCE', 'LEGAL', 'COMMITTEE')),
    constraint delegation_is_to_another check (delegator <> delegate),
    constraint delegation_ends_after_its_start check (starts_on <= ends_on)
);
-- The delegations of a person, given and received: chains are followed both ways.
create index delegation_by_delegator on delegation (delegator, function, ends_on);
create index delegation_by_delegate on delegation (delegate, function, ends_on);
-- The delegations of a day.
create index delegation_by_end on delegation (ends_on);
