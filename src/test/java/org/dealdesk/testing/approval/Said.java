package org.dealdesk.testing.approval;

import java.time.Instant;
import java.util.List;
import org.dealdesk.approval.review.Ballot;
import org.dealdesk.approval.review.Decision;
import org.dealdesk.approval.review.Outcome;
import org.dealdesk.deal.Proposal;
import org.dealdesk.guardrail.authority.Limits;
import org.dealdesk.guardrail.gate.Condition;
import org.dealdesk.guardrail.gate.StandingApproval.Cover;

/** What is decided on a review: by default by {@code ann}, for herself, one hour after the deal was submitted. */
public record Said(
        Outcome outcome,
        Cover cover,
        List<String> people,
        List<Condition> conditions,
        Proposal proposal,
        Instant at,
        Ballot ballot) {

    public static Said approve() {
        return of(Outcome.APPROVE);
    }

    public static Said reject() {
        return of(Outcome.REJECT);
    }

    public static Said requestChanges() {
        return of(Outcome.REQUEST_CHANGES);
    }

    public static Said of(Outcome outcome) {
        return new Said(outcome, Cover.PERSON, List.of("ann"), List.of(), null, null, Ballot.ONE);
    }

    /** The person who decides, then those in whose place. */
    public Said by(String... persons) {
        return new Said(outcome, cover, List.of(persons), conditions, proposal, at, ballot);
    }

    public Said as(Cover how) {
        return new Said(outcome, how, people, conditions, proposal, at, ballot);
    }

    public Said on(Condition... held) {
        return new Said(outcome, cover, people, List.of(held), proposal, at, ballot);
    }

    public Said offering(Proposal offer) {
        return new Said(outcome, cover, people, conditions, offer, at, ballot);
    }

    public Said at(String instant) {
        return new Said(outcome, cover, people, conditions, proposal, Instant.parse(instant), ballot);
    }

    /** By votes: {@code bob APPROVE}, or {@code bob/kim APPROVE} for Bob in Kim's place. */
    public Said byVotes(int quorum, String... votes) {
        Ballot cast = new Ballot(quorum, List.of());
        for (String vote : votes) {
            String[] parts = vote.split(" ", -1);
            List<String> persons = List.of(parts[0].split("/", -1));
            cast = cast.with(new Ballot.Vote(
                    persons.get(0),
                    persons.subList(1, persons.size()),
                    Outcome.valueOf(parts[1]),
                    "because",
                    Instant.EPOCH));
        }
        return new Said(outcome, cover, people, conditions, proposal, at, cast);
    }

    Decision decision(Instant when) {
        return new Decision(
                outcome,
                new Decision.By(people.get(0), people.subList(1, people.size()), cover, Limits.NONE),
                "because",
                conditions,
                proposal,
                at == null ? when : at);
    }
}
