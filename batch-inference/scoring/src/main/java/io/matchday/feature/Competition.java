package io.matchday.feature;

import io.matchday.match.Fixture;
import io.matchday.match.Sex;

/** A competition of men or of women; some of both have one name. */
record Competition(String name, Sex sex) {

  static final Competition NONE = new Competition("", Sex.MEN);

  Competition kept(Tape tape) {
    return new Competition(tape.text(name), Sex.ofCode(tape.whole(sex.code())));
  }

  static Competition of(Fixture fixture) {
    return new Competition(fixture.competition(), fixture.sex());
  }
}
