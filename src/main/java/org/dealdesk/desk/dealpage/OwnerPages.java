package org.dealdesk.desk.dealpage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import org.dealdesk.approval.CloseDeal;
import org.dealdesk.approval.view.CompareOffers;
import org.dealdesk.approval.view.DealView;
import org.dealdesk.approval.view.Difference;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.deal.Deal;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.OwnDeals;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.deal.DealScreens;
import org.dealdesk.platform.Ids;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.input.Today;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.text.Notation;
import org.dealdesk.policy.life.Policies;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What an owner does with a deal, in two steps: first it is said in words what follows, then it is done. */
@Controller
@RequestMapping("/deals/{number}/owner")
class OwnerPages {

    private static final int LONGEST_REASON = 4000;
    private static final String SIGNED_NET = "signedNet";
    private static final String SIGNED_SHA_256 = "signedSha256";

    private final OwnDeals own;
    private final OwnerActs acts;
    private final CompareOffers offers;
    private final DealScreens screens;
    private final Policies policies;
    private final Viewers viewers;

    OwnerPages(
            OwnDeals own,
            OwnerActs acts,
            CompareOffers offers,
            DealScreens screens,
            Policies policies,
            Viewers viewers) {
        this.own = own;
        this.acts = acts;
        this.offers = offers;
        this.screens = screens;
        this.policies = policies;
        this.viewers = viewers;
    }

    /** The version of the deal that is on the page, and a key by which sending the form twice is noticed. */
    record Seen(long version, String key) {

        private static Seen of(Deal deal) {
            return new Seen(deal.version(), Ids.next());
        }
    }

    /**
     * What the owner is about to do, with what they have typed.
     *
     * @param today the business day in the business's zone
     */
    record AskedAct(OwnerAct act, Typed typed, Today today, List<Fault> faults, Seen seen) {}

    /** What is in the fields; null where they are empty. */
    record Typed(String reason, String date, String signedNet, String signedSha256) {

        private static Typed of(HttpServletRequest request) {
            SubmittedForm form = SubmittedForm.of(request);
            return new Typed(form.text("reason"), form.text("date"), form.text(SIGNED_NET), form.text(SIGNED_SHA_256));
        }
    }

    /**
     * A reviewer's counter-offer.
     *
     * @param asked the functions that would be asked next
     */
    record CounterOffer(
            String review,
            String function,
            String comment,
            List<OfferedChange> changes,
            List<OfferedFigure> figures,
            List<String> asked,
            Seen seen) {}

    /** Shows the confirmation page; the action is not performed yet. */
    @GetMapping("/{act}")
    String confirm(
            @PathVariable("number") String number,
            @PathVariable("act") String word,
            HttpServletRequest request,
            Model model) {
        Viewer viewer = viewers.of(request);
        OwnerAct act = act(word);
        DealView view = own.read(number, viewer);
        if (!OwnerAct.offered(view.deal(), policies.today()).contains(act)) {
            throw new Refusal(
                    ProblemType.WRONG_STATUS,
                    "%s is %s; that does not allow this"
                            .formatted(number, view.deal().status()));
        }
        Typed typed = new Typed(null, policies.today().toString(), null, null);
        return confirmation(view, act, typed, List.of(), viewer, model);
    }

    @PostMapping("/{act}")
    String perform(
            @PathVariable("number") String number,
            @PathVariable("act") String word,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Viewer viewer = viewers.of(request);
        OwnerAct act = act(word);
        try {
            acts.perform(act, reference(number, request), given(act, request), request.getParameter("key"), viewer);
        } catch (InvalidInput invalid) {
            response.setStatus(ProblemType.INVALID.status());
            return confirmation(own.read(number, viewer), act, Typed.of(request), invalid.faults(), viewer, model);
        } catch (Refusal refusal) {
            if (refusal.type() != ProblemType.SIGNED_DIFFERS) {
                throw refusal;
            }
            response.setStatus(refusal.type().status());
            List<Fault> faults = List.of(new Fault("/" + SIGNED_NET, "differs", refusal.getMessage()));
            return confirmation(own.read(number, viewer), act, Typed.of(request), faults, viewer, model);
        }
        if (act == OwnerAct.DELETE) {
            DoneMessage.note(request, "owner.deleted");
            return "redirect:" + PageLayout.MY_DEALS;
        }
        DoneMessage.note(request, "owner.done." + act + (waits(number, act, viewer) ? ".waits" : ""));
        return "redirect:/deals/" + number;
    }

    private boolean waits(String number, OwnerAct act, Viewer viewer) {
        return act == OwnerAct.WIN && own.read(number, viewer).deal().awaitsConfirmation();
    }

    /** Shows what a counter-offer changes. */
    @GetMapping("/accept/{review}")
    String look(
            @PathVariable("number") String number,
            @PathVariable("review") String review,
            HttpServletRequest request,
            Model model) {
        Viewer viewer = viewers.of(request);
        DealView view = own.read(number, viewer);
        Difference difference = offers.offered(view, review, viewer.caller());
        model.addAttribute("deal", screens.of(view, viewer));
        model.addAttribute(
                "offer",
                new CounterOffer(
                        review,
                        function(view, review),
                        comment(view, review),
                        OfferedChange.of(difference),
                        OfferedFigure.of(difference),
                        difference.approvals().to(),
                        Seen.of(view.deal())));
        return "owner-offer";
    }

    @PostMapping("/accept/{review}")
    String accept(
            @PathVariable("number") String number, @PathVariable("review") String review, HttpServletRequest request) {
        acts.accept(reference(number, request), review, request.getParameter("key"), viewers.of(request));
        DoneMessage.note(request, "owner.done.ACCEPT");
        return "redirect:/deals/" + number;
    }

    private String confirmation(
            DealView view, OwnerAct act, Typed typed, List<Fault> faults, Viewer viewer, Model model) {
        model.addAttribute("deal", screens.of(view, viewer));
        model.addAttribute("asked", new AskedAct(act, typed, policies.namedToday(), faults, Seen.of(view.deal())));
        return "owner-confirm";
    }

    private static OwnerActs.Given given(OwnerAct act, HttpServletRequest request) {
        boolean closing = act == OwnerAct.WIN || act == OwnerAct.LOSE;
        SubmittedForm form = SubmittedForm.of(request);
        return Input.of(
                        act == OwnerAct.WIN
                                ? form.json("reason", "date", SIGNED_NET, SIGNED_SHA_256)
                                : form.json("reason", "date"),
                        Notation.TYPED,
                        fields -> new OwnerActs.Given(
                                act == OwnerAct.APPEAL
                                        ? fields.prose("reason", LONGEST_REASON)
                                        : fields.optionalProse("reason", LONGEST_REASON),
                                closing ? fields.date("date") : fields.optionalDate("date"),
                                act == OwnerAct.WIN ? signed(fields) : null))
                .valid();
    }

    /** Null where neither field has a value. */
    private static CloseDeal.Signed signed(Fields fields) {
        String sha256 = fields.optionalIdentifier(SIGNED_SHA_256, 64);
        CloseDeal.Signed.check(sha256, fields.pointer(SIGNED_SHA_256), fields.faults());
        BigDecimal net = sha256 == null
                ? fields.optionalDecimal(SIGNED_NET, CloseDeal.Signed.NET)
                : fields.decimal(SIGNED_NET, CloseDeal.Signed.NET);
        return net == null ? null : new CloseDeal.Signed(net, sha256);
    }

    /** The deal at the version that was on the page. */
    private static DealRef reference(String number, HttpServletRequest request) {
        String seen = String.valueOf(request.getParameter("version"));
        return DealRef.of(number, seen.matches("[0-9]{1,18}") ? Long.valueOf(seen) : null);
    }

    private static OwnerAct act(String word) {
        return OwnerAct.of(word).orElseThrow(() -> Refusal.notFound("way to " + word));
    }

    private static String function(DealView view, String review) {
        return view.reviews().stream()
                .filter(known -> known.id().equals(review))
                .map(known -> known.function().name())
                .findFirst()
                .orElseThrow();
    }

    private static String comment(DealView view, String review) {
        return view.reviews().stream()
                .filter(known -> known.id().equals(review))
                .map(known -> String.valueOf(known.decision().comment()))
                .findFirst()
                .orElse("");
    }
}
