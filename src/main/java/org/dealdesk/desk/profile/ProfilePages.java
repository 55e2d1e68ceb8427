package org.dealdesk.desk.profile;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.access.account.ChangePassword;
import org.dealdesk.access.account.Profiles;
import org.dealdesk.access.account.SignInWays;
import org.dealdesk.access.oidc.ProviderLinks;
import org.dealdesk.access.session.SessionAdministration;
import org.dealdesk.access.session.Sessions;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.command.ReplayFormat;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.security.SecurityLog;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** People see and change what is theirs. Forms with a password have no key: it would be stored with a hash that is easy to guess. */
@Controller
@RequestMapping(PageLayout.PROFILE)
class ProfilePages {

    private static final String HERE = "redirect:" + PageLayout.PROFILE;

    private final Account account;
    private final SessionAdministration sessions;
    private final List<ProfileSection> sections;
    private final Commands commands;
    private final Viewers viewers;

    ProfilePages(
            Account account,
            SessionAdministration sessions,
            List<ProfileSection> sections,
            Commands commands,
            Viewers viewers) {
        this.account = account;
        this.sessions = sessions;
        this.sections = sections;
        this.commands = commands;
        this.viewers = viewers;
    }

    /** What a person changes of a local account. */
    @Component
    record Account(SignInWays ways, ChangePassword passwords, Profiles profiles, ProviderLinks links) {

        /** The name of others is the provider's to say. */
        void requireOwnName(Viewer viewer) {
            if (links.isLinked(viewer.caller().id())) {
                throw SecurityLog.refuse(
                        ProblemType.FORBIDDEN, viewer.caller(), "Your name is changed at the identity provider");
            }
        }
    }

    /** A section on the page. */
    record Shown(String template, String fragment, Object model) {

        static Shown of(String parts, Object model) {
            String[] names = parts.split(" :: ", 2);
            return new Shown(names[0], names[1], model);
        }
    }

    @GetMapping
    ModelAndView show(HttpServletRequest request) {
        return page(viewers.of(request), request, List.of());
    }

    @PostMapping("/name")
    ModelAndView rename(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        account.requireOwnName(viewer);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<String> name = Input.of(typed.json("name"), fields -> fields.name("name", 200));
        try {
            commands.perform(Command.of("rename", viewer.caller()).with(name), () -> {
                account.profiles().rename(viewer.caller(), name.valid());
                return Done.of("done", null);
            });
        } catch (InvalidInput invalid) {
            return page(viewer, request, invalid.faults());
        }
        DoneMessage.note(request, "profile.done.name");
        return new ModelAndView(HERE);
    }

    @PostMapping("/password")
    ModelAndView changePassword(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        ChangePassword.Asked asked = new ChangePassword.Asked(
                request.getParameter("current"),
                request.getParameter("password"),
                new WebAuthenticationDetails(request));
        String current = Sessions.id(request);
        try {
            commands.perform(
                    Command.of("change-password", viewer.caller()),
                    ReplayFormat.TEXT,
                    () -> account.passwords().prepare(viewer.caller(), asked),
                    prepared -> {
                        account.passwords().change(prepared, current);
                        return Done.of("done", null);
                    });
        } catch (InvalidInput invalid) {
            return page(viewer, request, invalid.faults());
        }
        DoneMessage.note(request, "profile.done.password");
        return new ModelAndView(HERE);
    }

    @PostMapping("/sessions/{id}/end")
    ModelAndView end(@PathVariable("id") String id, HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        commands.perform(Command.of("end-session", viewer.caller()), () -> {
            sessions.end(viewer.caller(), id);
            return Done.of("done", null);
        });
        return new ModelAndView(HERE);
    }

    /** Ends this session too. */
    @PostMapping("/sessions/end")
    ModelAndView endAll(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        commands.perform(Command.of("end-sessions", viewer.caller()), () -> {
            sessions.endAll(viewer.caller(), viewer.caller().id(), SessionAdministration.NONE);
            return Done.of("done", null);
        });
        request.getSession().invalidate();
        return new ModelAndView("redirect:/sign-in?out");
    }

    private ModelAndView page(Viewer viewer, HttpServletRequest request, List<Fault> found) {
        FieldFaults faults = new FieldFaults(found);
        ModelAndView page = new ModelAndView("profile");
        page.setStatus(found.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("person", viewer.person());
        page.addObject("local", account.ways().hasAccounts());
        page.addObject("nameFault", faults.at("/name", "name", "set-up.name", null));
        page.addObject("currentFault", faults.at("/current", "current", "profile.current", null));
        page.addObject("passwordFault", faults.at("/password", "password", "link.password", null));
        page.addObject("faults", faults.all());
        page.addObject(
                "sections",
                sections.stream()
                        .map(section -> Shown.of(section.fragment(), section.model(viewer, request)))
                        .filter(section -> section.model() != null)
                        .toList());
        return page;
    }
}
