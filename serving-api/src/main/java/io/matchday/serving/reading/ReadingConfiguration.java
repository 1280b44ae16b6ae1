package io.matchday.serving.reading;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The controllers of this package. */
@Configuration(proxyBeanMethods = false)
public class ReadingConfiguration {

  private final ReadingStores stores;

  ReadingConfiguration(ReadingStores stores) {
    this.stores = stores;
  }

  @Bean
  PredictionsController predictionsController() {
    return new PredictionsController(new PredictionsReader(stores), stores.reads);
  }

  @Bean
  MatchController matchController() {
    return new MatchController(stores.matches, stores.reads);
  }

  @Bean
  RunsController runsController() {
    return new RunsController(stores);
  }

  @Bean
  EvaluationController evaluationController() {
    return new EvaluationController(stores.evaluations, stores.reads);
  }

  @Bean
  ModelsController modelsController() {
    return new ModelsController(stores);
  }
}
