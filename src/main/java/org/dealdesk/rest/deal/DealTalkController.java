package org.dealdesk.rest.deal;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.approval.CommentOnDeal;
import org.dealdesk.approval.CommentOnDeal.Comment;
import org.dealdesk.approval.HandOverDeal;
import org.dealdesk.approval.view.DealViews;
import org.dealdesk.approval.work.DealRef;
import org.dealdesk.command.Command;
import org.dealdesk.deal.Deal;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.platform.web.Page;
import org.dealdesk.rest.IfMatch;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do about a deal besides moving it: they talk, and one takes it over from another. */
@RestController
@RequestMapping(path = "/api/v1/deals/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
public class DealTalkController {

    public static final int LONGEST_COMMENT = 4000;

    private final DealCommands deals;
    private final RestCommands commands;
    private final DealViews views;
    private final CommentOnDeal comments;
    private final HandOverDeal handOver;

    DealTalkController(
            DealCommands deals, RestCommands commands, DealViews views, CommentOnDeal comments, HandOverDeal handOver) {
        this.deals = deals;
        this.commands = commands;
        this.views = views;
        this.comments = comments;
        this.handOver = handOver;
    }

    @PostMapping(path = "/comments", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> comment(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        Input<String> text = body.read(fields -> fields.prose("text", LONGEST_COMMENT));
        Command command = RestCommands.command("comment", request, body, caller).about(ref.number());
        return commands.perform(command, 201, () -> comments.write(ref, text.value(), text.faults(), caller));
    }

    @GetMapping("/comments")
    ResponseEntity<Page<Comment>> comments(
            @PathVariable("number") String number, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Deal deal = views.visible(DealRef.of(number, null), caller);
        Query query = Query.of(request);
        int limit = query.limit();
        int after = Math.toIntExact(query.numberCursor(0, Integer.MAX_VALUE));
        query.refuseIfAny();
        return Query.respond(
                request, Page.of(comments.of(deal, after, limit + 1), limit, comment -> Query.cursor(comment.seq())));
    }

    @PostMapping(path = "/owner", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> handOver(
            @PathVariable("number") String number,
            @RequestBody Body body,
            @AuthenticationPrincipal Caller caller,
            HttpServletRequest request) {
        DealRef ref = DealRef.seen(number, IfMatch.optional(request));
        Input<String> owner = body.read(fields -> fields.identifier("owner", 100));
        Command command =
                RestCommands.command("hand-over", request, body, caller).about(ref.number());
        return deals.change(command, () -> handOver.handOver(ref, owner.value(), owner.faults(), caller));
    }
}
