package org.dealdesk.rest.admin;

import com.fasterxml.jackson.databind.node.NullNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.access.directory.ImportPeople;
import org.dealdesk.command.Command;
import org.dealdesk.deal.csv.CsvEncoding;
import org.dealdesk.platform.json.CanonicalJson;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.web.Body;
import org.dealdesk.rest.Query;
import org.dealdesk.rest.RestCommands;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Many people at once, by a CSV file. */
@RestController
class PeopleImportController {

    private final ImportPeople imports;
    private final RestCommands commands;

    PeopleImportController(ImportPeople imports, RestCommands commands) {
        this.imports = imports;
        this.commands = commands;
    }

    /** What became of each row. */
    record Report(boolean dryRun, List<ImportPeople.RowResult> rows) {}

    @PostMapping(path = "/api/v1/people/import", consumes = "text/csv", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> take(
            @RequestBody byte[] file, @AuthenticationPrincipal Caller caller, HttpServletRequest request) {
        Query query = Query.of(request);
        boolean dryRun = query.flag("dryRun");
        query.refuseIfAny();
        Body body = new Body(NullNode.getInstance(), CanonicalJson.sha256(file));
        Command command = RestCommands.command("import-people", request, body, caller);
        if (dryRun) {
            return commands.perform(command, 200, () -> new Report(true, imports.look(caller, text(file))));
        }
        return commands.perform(command.fresh(), 200, () -> new Report(false, imports.take(caller, text(file))));
    }

    private static String text(byte[] file) {
        return CsvEncoding.decode(file, null).text();
    }
}
