package org.dealdesk.desk.deal;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pages draw the very process that the engine runs. */
@Configuration
class ProcessPicture implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/process/*.bpmn").addResourceLocations("classpath:/bpmn/");
    }
}
