package org.dealdesk.desk.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dealdesk.access.setup.SetUp;
import org.dealdesk.desk.FieldFaults;
import org.dealdesk.desk.SubmittedForm;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.Fields;
import org.dealdesk.platform.input.Input;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.platform.people.Person;
import org.dealdesk.platform.people.PersonRules;
import org.dealdesk.platform.security.brake.LinkBrake;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The form that the link in the log opens: it makes the first administrator. */
@Controller
@RequestMapping("/set-up/{secret}")
class SetUpPages {

    private static final String CLOSED =
            "open set-up link of this address; a restart logs a new one while it is needed";
    private static final List<String> NAMES = List.of("id", "name", "mail");

    private final SetUp setUp;
    private final LinkBrake brake;

    SetUpPages(SetUp setUp, LinkBrake brake) {
        this.setUp = setUp;
        this.brake = brake;
    }

    /** One field; {@code fault} is what is wrong with it, or null. */
    record Field(String name, String value, String fault) {}

    @GetMapping
    ModelAndView form(@PathVariable("secret") String secret, HttpServletRequest request) {
        require(secret, request);
        return page(secret, new SubmittedForm("", Map.of()), List.of());
    }

    @PostMapping
    ModelAndView complete(@PathVariable("secret") String secret, HttpServletRequest request) {
        require(secret, request);
        SubmittedForm typed = SubmittedForm.of(request);
        Input<Person> given = Input.of(typed.json("id", "name", "mail"), fields -> read(fields, typed));
        try {
            setUp.complete(secret, given.value(), request.getParameter("password"), given.faults());
            return new ModelAndView("redirect:" + GettingStartedPages.ADDRESS);
        } catch (InvalidInput invalid) {
            return page(secret, typed, invalid.faults());
        }
    }

    private void require(String secret, HttpServletRequest request) {
        brake.found(request, () -> setUp.opens(secret) ? Optional.of(secret) : Optional.empty(), CLOSED);
    }

    private static Person read(Fields fields, SubmittedForm typed) {
        String id = Objects.requireNonNullElse(fields.identifier("id", 100), "");
        if (!id.isEmpty()) {
            PersonRules.checkId(id, "/id", fields.faults());
        }
        String mail = fields.optionalIdentifier("mail", 320);
        PersonRules.checkMail(mail, "/mail", fields.faults());
        return SetUp.administrator(id, fields.name("name", 200), mail, typed.has("policyAdmin"));
    }

    private static ModelAndView page(String secret, SubmittedForm typed, List<Fault> found) {
        FieldFaults faults = new FieldFaults(found);
        ModelAndView page = new ModelAndView("set-up");
        page.setStatus(found.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("secret", secret);
        page.addObject(
                "fields",
                NAMES.stream()
                        .map(name ->
                                new Field(name, typed.text(name), faults.at("/" + name, name, "set-up." + name, null)))
                        .toList());
        page.addObject("policyAdmin", typed.has("policyAdmin") || found.isEmpty());
        page.addObject("passwordFault", faults.at("/password", "password", "sign-in.password", null));
        page.addObject("faults", faults.all());
        return page;
    }
}
