package org.dealdesk.rest.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springdoc.webmvc.ui.SwaggerConfigResource;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Takes the one absolute address out of the explorer's settings: it is made from what the request calls the server. The explorer
 * finds it by itself, from where it was loaded.
 */
@ControllerAdvice(assignableTypes = SwaggerConfigResource.class)
class ExplorerSettings implements ResponseBodyAdvice<Map<String, Object>> {

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return Map.class.isAssignableFrom(returned.getParameterType());
    }

    @Override
    public Map<String, Object> beforeBodyWrite(
            Map<String, Object> settings,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        Map<String, Object> relative = new LinkedHashMap<>(settings);
        relative.remove("oauth2RedirectUrl");
        return relative;
    }
}
