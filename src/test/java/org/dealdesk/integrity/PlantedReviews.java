package org.dealdesk.integrity;

import static org.dealdesk.integrity.Plant.APPROVED;
import static org.dealdesk.integrity.Plant.IN_PLACE_OF;
import static org.dealdesk.integrity.Plant.OVERRIDDEN;
import static org.dealdesk.integrity.Plant.SIDE_BY_SIDE;
import static org.dealdesk.integrity.Plant.VOTE_OF;

import java.util.List;

/** Offenders among reviews, decisions and what the engine keeps of them. */
final class PlantedReviews {

    static final List<Plant> ALL = List.of(
            new Plant(
                    "DECIDED_ONCE",
                    "is APPROVE against its votes",
                    "update review set quorum = 2 where function = 'COMMITTEE' and deal_id = " + APPROVED),
            new Plant(
                    "REVIEW_ASSIGNABLE",
                    "of LEGAL has no eligible approver",
                    "update review set quorum = 9 where status = 'OPEN'"),
            new Plant("NO_SELF_DECISION", "by rep, who has a part", VOTE_OF.formatted("rep")),
            new Plant("ONE_PERSON_ONE_FUNCTION", "by finance for 2 functions", VOTE_OF.formatted("finance")),
            new Plant(
                    "DECIDED_ONCE",
                    "overrides outside an appeal",
                    "update decision set overrides = true where function = 'COMMITTEE' and deal_id = " + APPROVED),
            new Plant("DECIDED_ONCE", "on appeal is APPROVE", "update decision set overrides = false where overrides"),
            new Plant(
                    "DECIDED_ONCE",
                    "on appeal is REQUEST_CHANGES",
                    "update decision set outcome = 'REQUEST_CHANGES' where function = 'LEGAL' and deal_id = "
                            + OVERRIDDEN),
            new Plant(
                    "DEAL_HAS_PROCESS",
                    "not in review and has 1 live",
                    "update deal set status = 'REJECTED' where id = " + SIDE_BY_SIDE),
            new Plant(
                    "DEAL_HAS_PROCESS",
                    "in review with 0 live instances",
                    "update deal set status = 'IN_REVIEW' where status = 'REJECTED'"),
            new Plant(
                    "DEAL_HAS_PROCESS",
                    "in review with 0 open rounds",
                    "update review_round set open_deal_id = null, ended_at = started_at where deal_id = "
                            + SIDE_BY_SIDE),
            new Plant(
                    "DEAL_HAS_PROCESS",
                    "in review with 3 live instances",
                    "update ACT_RU_EXECUTION set BUSINESS_KEY_ = (select max(BUSINESS_KEY_) from ACT_RU_EXECUTION) where BUSINESS_KEY_ is not null"),
            new Plant(
                    "REVIEW_HAS_TASK",
                    "is open and has no engine task",
                    "update review set status = 'OPEN' where status = 'CANCELLED'"),
            new Plant(
                    "REVIEW_HAS_TASK",
                    "has no open review",
                    "update review set status = 'APPROVED' where function = 'LEGAL' and deal_id = " + SIDE_BY_SIDE),
            new Plant(
                    "REVIEW_HAS_TASK",
                    "the engine task of another review",
                    "update review set function = 'COMMITTEE' where function = 'LEGAL' and deal_id = " + SIDE_BY_SIDE),
            new Plant(
                    "REVIEW_HAS_TASK",
                    "is open outside its round",
                    "update review_round set ended_at = started_at where deal_id = " + SIDE_BY_SIDE),
            new Plant("JOBS_HEALTHY", "no retries and no incident", "update ACT_RU_JOB set RETRIES_ = 0"),
            new Plant(
                    "JOBS_HEALTHY",
                    "is locked for too long by a node",
                    "update ACT_RU_JOB set LOCK_OWNER_ = 'a node', LOCK_EXP_TIME_ = timestamp '2026-01-01 00:00:00'"),
            new Plant(
                    "DECIDED_ONCE",
                    "has 2 decisions",
                    "insert into decision select * from decision where function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant(
                    "DECIDED_ONCE",
                    "2 approvals of FINANCE",
                    "update decision set function = 'FINANCE' where function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant(
                    "DECIDED_ONCE",
                    "is APPROVED and its decision is missing",
                    "delete from decision where function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant(
                    "DECIDED_ONCE",
                    "is CANCELLED and its decision is APPROVE",
                    "update review set status = 'CANCELLED' where function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant("DECIDED_ONCE", "has no review", "delete from review where deal_id = " + APPROVED),
            new Plant(
                    "NO_SELF_DECISION",
                    "by rep, who has a part",
                    "update decision set actor = 'rep' where deal_id = " + SIDE_BY_SIDE),
            new Plant(
                    "NO_SELF_DECISION",
                    "by rep2, who has a part",
                    IN_PLACE_OF.formatted("rep2")
                            + "deal_id = (select min(deal_id) from revision_credit where rep = 'rep2')"),
            new Plant(
                    "NO_SELF_DECISION",
                    "by salesops, who has a part",
                    "insert into deal_conflict (deal_id, person, function, reason) values (" + SIDE_BY_SIDE
                            + ", 'salesops', 'ANY', 'OWNER')"),
            new Plant(
                    "ONE_PERSON_ONE_FUNCTION",
                    "by finance for 2 functions",
                    "update decision set actor = 'finance' where function = 'SALES_OPS' and outcome = 'APPROVE'"),
            new Plant(
                    "ONE_PERSON_ONE_FUNCTION",
                    "by legal2 for 2 functions",
                    IN_PLACE_OF.formatted("legal2") + "function in ('LEGAL', 'FINANCE')"),
            new Plant(
                    "CONFLICTS_STORED",
                    "lacks the conflict of finance with LEGAL",
                    "delete from deal_conflict where person = 'finance' and function = 'LEGAL'"),
            new Plant(
                    "CONFLICTS_STORED",
                    "lacks the conflict of legal2 with SALES_OPS",
                    IN_PLACE_OF.formatted("legal2") + "function = 'LEGAL' and deal_id = " + APPROVED),
            new Plant(
                    "CONFLICTS_STORED",
                    "lacks the conflict of rep2, CREDITED",
                    "delete from deal_conflict where person = 'rep2' and reason = 'CREDITED'"),
            new Plant(
                    "CONFLICTS_STORED",
                    "lacks the conflict of rep, OWNER",
                    "delete from deal_conflict where person = 'rep' and reason = 'OWNER' and deal_id = " + APPROVED),
            new Plant(
                    "CONFLICTS_STORED",
                    "lacks the conflict of salesops, SUBMITTER",
                    "update revision set submitted_by = 'salesops' where number = 1 and deal_id = " + APPROVED),
            new Plant(
                    "CONFLICTS_STORED",
                    "has a conflict of legal2 with FINANCE without a decision",
                    "insert into deal_conflict (deal_id, person, function, reason) values (" + APPROVED
                            + ", 'legal2', 'FINANCE', 'DECIDED')"),
            new Plant(
                    "REVIEW_ASSIGNABLE",
                    "of SALES_OPS has no eligible approver",
                    "update person set active = false where id not in ('rep', 'finance')"),
            new Plant(
                    "REVIEW_ASSIGNABLE",
                    "of LEGAL has no eligible approver",
                    "update person set away_until = date '2100-01-01'"),
            new Plant(
                    "REVIEW_ASSIGNABLE",
                    "of LEGAL has no eligible approver",
                    "insert into deal_conflict (deal_id, person, function, reason) select " + SIDE_BY_SIDE
                            + ", id, 'ANY', 'CREDITED' from person where id <> 'rep'"));

    private PlantedReviews() {}
}
