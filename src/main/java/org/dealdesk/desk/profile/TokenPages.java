package org.dealdesk.desk.profile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dealdesk.access.token.TokenAdministration;
import org.dealdesk.access.token.TokenAdministration.Wish;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Role;
import org.dealdesk.policy.life.Policies;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** People make and revoke their access tokens. A new one is shown once, so its form has no key: no answer is kept. */
@Controller
@RequestMapping(PageLayout.PROFILE + "/tokens")
class TokenPages {

    private static final int USUAL_DAYS = 90;

    private final TokenAdministration tokens;
    private final Policies policies;
    private final Commands commands;
    private final Viewers viewers;

    TokenPages(TokenAdministration tokens, Policies policies, Commands commands, Viewers viewers) {
        this.tokens = tokens;
        this.policies = policies;
        this.commands = commands;
        this.viewers = viewers;
    }

    @GetMapping("/new")
    ModelAndView form(HttpServletRequest request) {
        SubmittedForm empty = new SubmittedForm(
                request.getRequestURI(),
                Map.of(
                        "expiresOn",
                        List.of(policies.today().plusDays(USUAL_DAYS).toString())));
        return form(viewers.of(request), empty, List.of());
    }

    @PostMapping
    ModelAndView make(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<Wish> wish = read(typed);
        String secret;
        try {
            secret = commands.perform(
                            Command.of("make-token", viewer.caller()).fresh(),
                            () -> Done.of(
                                    "done", tokens.make(viewer.caller(), wish).secret()))
                    .value();
        } catch (InvalidInput invalid) {
            return form(viewer, typed, invalid.faults());
        }
        ModelAndView page = new ModelAndView("token-made");
        page.addObject("name", wish.valid().name());
        page.addObject("secret", secret);
        return page;
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        commands.perform(Command.of("revoke-token", viewer.caller()).fresh(), () -> {
            tokens.revoke(viewer.caller(), id);
            return Done.of("done", null);
        });
        DoneMessage.note(request, "token.done.revoked");
        return "redirect:" + PageLayout.PROFILE;
    }

    private static Input<Wish> read(SubmittedForm typed) {
        ObjectNode json = typed.json("name", "expiresOn");
        ArrayNode roles = json.putArray("roles");
        for (int place = 0; place < typed.count("roles"); place++) {
            roles.add(typed.at("roles", place));
        }
        return Input.of(
                json,
                fields -> new Wish(
                        fields.name("name", 200),
                        fields.words("roles", Role.class, Role.values().length),
                        fields.date("expiresOn"),
                        null));
    }

    private ModelAndView form(Viewer viewer, SubmittedForm typed, List<Fault> found) {
        FieldFaults faults = new FieldFaults(found);
        ModelAndView page = new ModelAndView("token-new");
        page.setStatus(found.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        Set<Role> held = EnumSet.noneOf(Role.class);
        held.addAll(viewer.caller().roles());
        page.addObject("held", held);
        page.addObject("chosen", chosen(typed));
        page.addObject("name", typed.text("name"));
        page.addObject("expiresOn", typed.text("expiresOn"));
        page.addObject("nameFault", faults.at("/name", "name", "token.name", null));
        page.addObject("rolesFault", faults.at("/roles", "roles", "people.roles", null));
        page.addObject("expiresFault", faults.at("/expiresOn", "expiresOn", "token.expires", null));
        page.addObject("faults", faults.all());
        return page;
    }

    private static Set<Role> chosen(SubmittedForm typed) {
        List<String> names = typed.fields().getOrDefault("roles", List.of());
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.name()))
                .collect(Collectors.toSet());
    }
}
