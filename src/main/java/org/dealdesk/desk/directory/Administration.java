package org.dealdesk.desk.directory;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.command.ReplayFormat;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.people.Role;
import org.dealdesk.platform.security.SecurityLog;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** What all pages of the room have in common: administrators alone, and commands that need a recent sign-in. */
@Component
class Administration {

    private final Commands commands;
    private final Viewers viewers;

    Administration(Commands commands, Viewers viewers) {
        this.commands = commands;
        this.viewers = viewers;
    }

    Viewer viewer(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        SecurityLog.require(Role.ADMIN, viewer.caller(), "Only administrators keep the directory of people");
        return viewer;
    }

    /** Does the work in one transaction. What it answers is not stored: it may hold a link. */
    <T> T perform(String name, Viewer viewer, Supplier<T> work) {
        return perform(name, viewer, () -> {}, work);
    }

    /** The same with something that begins its own transactions, before. */
    <T> T perform(String name, Viewer viewer, Runnable before, Supplier<T> work) {
        Answer<T> answer = new Answer<>();
        commands.perform(
                Command.of(name, viewer.caller()).fresh(),
                ReplayFormat.TEXT,
                () -> {
                    before.run();
                    return name;
                },
                prepared -> {
                    answer.value = work.get();
                    return Done.of("done", null);
                });
        return answer.value;
    }

    private static final class Answer<T> {
        private T value;
    }

    static ModelAndView to(String person) {
        return new ModelAndView("redirect:"
                + UriComponentsBuilder.fromPath(PageLayout.PEOPLE)
                        .pathSegment("{person}")
                        .encode()
                        .buildAndExpand(person)
                        .toUriString());
    }

    static ModelAndView toList() {
        return new ModelAndView("redirect:" + PageLayout.PEOPLE);
    }
}
