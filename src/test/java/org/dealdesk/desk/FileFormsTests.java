package org.dealdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class FileFormsTests {

    @Test
    void areReadAtTheImportAloneAndNotAgainOnItsErrorPage() {
        MockHttpServletRequest error = request("/error");
        error.setDispatcherType(DispatcherType.ERROR);
        error.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/deals/import");

        assertThat(new FileForms().isMultipart(request("/deals/import"))).isTrue();
        assertThat(new FileForms().isMultipart(request("/deals/imports"))).isFalse();
        assertThat(new FileForms().isMultipart(request("/deals/new"))).isFalse();
        assertThat(new FileForms().isMultipart(error)).isFalse();
    }

    private static MockHttpServletRequest request(String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", address);
        request.setContentType("multipart/form-data; boundary=x");
        return request;
    }
}
