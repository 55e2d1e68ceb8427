package org.dealdesk.desk;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.platform.web.Address;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;

/** Files are read out of forms at the import of deals alone; anywhere else such a request is of a type that nobody takes. */
@Component(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
final class FileForms extends StandardServletMultipartResolver {

    @Override
    public boolean isMultipart(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.ERROR
                && Address.of(request).isBelow("/deals/import")
                && super.isMultipart(request);
    }
}
