package org.dealdesk.desk.policyedit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.command.Command;
import org.dealdesk.command.Commands;
import org.dealdesk.command.Done;
import org.dealdesk.desk.Viewer;
import org.dealdesk.desk.Viewers;
import org.dealdesk.platform.input.Documents;
import org.dealdesk.platform.input.Fault;
import org.dealdesk.platform.input.InvalidInput;
import org.dealdesk.policy.draft.WorkingCopies;
import org.dealdesk.policy.draft.WorkingCopy;
import org.dealdesk.policy.life.PolicyAdministration;
import org.springframework.stereotype.Component;

/** What all pages of a working copy do: find it, save it, and ask lint. */
@Component
class Editing {

    private final WorkingCopies copies;
    private final PolicyAdministration administration;
    private final Commands commands;
    private final Viewers viewers;

    Editing(WorkingCopies copies, PolicyAdministration administration, Commands commands, Viewers viewers) {
        this.copies = copies;
        this.administration = administration;
        this.commands = commands;
        this.viewers = viewers;
    }

    Viewer viewer(HttpServletRequest request) {
        return viewers.of(request);
    }

    WorkingCopy find(String id, HttpServletRequest request) {
        return copies.find(viewer(request).caller(), id);
    }

    /** Saves the text; the edition is that which the page was made of. */
    void save(WorkingCopy copy, long edition, String text, HttpServletRequest request) {
        Viewer viewer = viewer(request);
        commands.perform(Command.of("save-working-copy", viewer.caller()), () -> {
            copies.save(viewer.caller(), copy.id(), edition, text);
            return Done.of("saved", null);
        });
    }

    LintPanel lint(String text, List<Fault> typed, HttpServletRequest request) {
        return LintPanel.of(administration.lint(viewer(request).caller(), text), typed);
    }

    /** The document as a tree; null where the text is none. */
    static ObjectNode tree(String text) {
        try {
            JsonNode tree = Documents.read(text);
            return tree instanceof ObjectNode object ? object : null;
        } catch (InvalidInput unreadable) {
            return null;
        }
    }

    /** The edition that the page was made of; the present one where the request does not say. */
    static long edition(HttpServletRequest request, WorkingCopy copy) {
        String edition = request.getParameter("edition");
        return edition != null && edition.matches("[0-9]{1,18}") ? Long.parseLong(edition) : copy.edition();
    }
}
