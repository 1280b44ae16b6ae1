package io.matchday.serving.document;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The controller of this package. */
@Configuration(proxyBeanMethods = false)
public class DocumentConfiguration {

  @Bean
  DocumentController documentController() {
    return new DocumentController();
  }
}
