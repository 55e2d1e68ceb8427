package org.dealdesk.desk.profile;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Consumer;
import org.dealdesk.access.passkey.Passkeys;
import org.dealdesk.access.passkey.SecondFactor;
import org.dealdesk.access.session.SessionContexts;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.command.ReplayFormat;
import org.dealdesk.desk.DoneMessage;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Caller;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** People add, name and remove their passkeys. Without scripts, browsers have none. */
@Controller
@RequestMapping(SecondFactor.PAGE)
class PasskeyPages {

    private static final String HERE = "redirect:" + SecondFactor.PAGE;
    private static final int LONGEST_NAME = 60;

    private final Passkeys passkeys;
    private final PasskeySection section;
    private final SecondFactor secondFactor;
    private final SessionContexts sessions;
    private final Commands commands;
    private final Viewers viewers;

    PasskeyPages(
            Passkeys passkeys,
            PasskeySection section,
            SecondFactor secondFactor,
            SessionContexts sessions,
            Commands commands,
            Viewers viewers) {
        this.passkeys = passkeys;
        this.section = section;
        this.secondFactor = secondFactor;
        this.sessions = sessions;
        this.commands = commands;
        this.viewers = viewers;
    }

    @GetMapping
    ModelAndView show(HttpServletRequest request) {
        return page(viewers.of(request), request, List.of());
    }

    /** The page with what the browser is asked for. */
    @PostMapping("/new")
    ModelAndView begin(HttpServletRequest request, HttpServletResponse response) {
        return form(viewers.of(request), request, response, null);
    }

    @PostMapping
    ModelAndView add(HttpServletRequest request, HttpServletResponse response) {
        Viewer viewer = viewers.of(request);
        Caller caller = viewer.caller();
        Input<String> name = name(request);
        String credential = request.getParameter("credential");
        try {
            commands.perform(
                    Command.of("add-passkey", caller).with(name).fresh(),
                    ReplayFormat.TEXT,
                    () -> passkeys.challenge(caller, request, response),
                    challenge -> {
                        passkeys.add(caller, name.valid(), credential, challenge);
                        return Done.of("done", null);
                    });
        } catch (InvalidInput invalid) {
            return form(viewer, request, response, invalid);
        }
        boolean wasMissing = secondFactor.isMissing(request);
        sessions.proveByPasskey(request);
        DoneMessage.note(request, "passkey.done.added");
        return new ModelAndView(wasMissing ? "redirect:/" : HERE);
    }

    @PostMapping("/{id}/rename")
    ModelAndView rename(@PathVariable("id") String id, HttpServletRequest request) {
        Input<String> name = name(request);
        return change("rename-passkey", request, name, caller -> passkeys.rename(caller, id, name.valid()));
    }

    @PostMapping("/{id}/remove")
    ModelAndView remove(@PathVariable("id") String id, HttpServletRequest request) {
        return change(
                "remove-passkey",
                request,
                Input.of(SubmittedForm.of(request).json(), fields -> id),
                caller -> passkeys.remove(caller, id));
    }

    private ModelAndView change(String what, HttpServletRequest request, Input<String> sent, Consumer<Caller> work) {
        Viewer viewer = viewers.of(request);
        try {
            commands.perform(Command.of(what, viewer.caller()).with(sent).fresh(), () -> {
                work.accept(viewer.caller());
                return Done.of("done", null);
            });
        } catch (InvalidInput invalid) {
            return page(viewer, request, invalid.faults());
        }
        DoneMessage.note(request, "passkey.done." + what);
        return new ModelAndView(HERE);
    }

    private static Input<String> name(HttpServletRequest request) {
        return Input.of(SubmittedForm.of(request).json("name"), fields -> fields.name("name", LONGEST_NAME));
    }

    private ModelAndView form(
            Viewer viewer, HttpServletRequest request, HttpServletResponse response, InvalidInput before) {
        String options;
        try {
            options = commands.perform(
                            Command.of("begin-passkey", viewer.caller()).fresh(),
                            () -> Done.of("done", passkeys.begin(viewer.caller())))
                    .value();
        } catch (InvalidInput invalid) {
            return page(viewer, request, invalid.faults());
        }
        passkeys.keepChallenge(viewer.caller(), request, response, options);
        FieldFaults faults = new FieldFaults(before == null ? List.of() : before.faults());
        ModelAndView page = new ModelAndView("passkey-new");
        page.setStatus(before == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("options", options);
        page.addObject("name", request.getParameter("name"));
        page.addObject("nameFault", faults.at("/name", "name", "passkey.name", null));
        page.addObject("credentialFault", faults.at("/credential", null, "passkey.one", null));
        page.addObject("faults", faults.all());
        return page;
    }

    private ModelAndView page(Viewer viewer, HttpServletRequest request, List<Fault> found) {
        FieldFaults faults = new FieldFaults(found);
        ModelAndView page = new ModelAndView("passkeys");
        page.setStatus(found.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("first", secondFactor.isMissing(request));
        page.addObject("section", ProfilePages.Shown.of(section.fragment(), section.model(viewer, request)));
        page.addObject("nameFault", faults.at("/name", null, "passkey.name", null));
        page.addObject("faults", faults.all());
        return page;
    }
}
