package org.dealdesk.desk;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.platform.web.Address;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;

/** Files are accepted by the imports of deals and people, and on the pages of working copies of the policy; elsewhere such a request has an unsupported type. */
@Component(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
final class FileForms extends StandardServletMultipartResolver {

    @Override
    public boolean isMultipart(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.ERROR
                && (Address.of(request).isBelow("/deals/import")
                        || Address.of(request).is("/people/import")
                        || Address.of(request).isBelow("/policies/working-copies"))
                && super.isMultipart(request);
    }
}
