package palimpsest.properties.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import palimpsest.impl.table.EntryLayout;
import palimpsest.model.machine.Constants;
import palimpsest.model.machine.Image;
import palimpsest.model.machine.Numbers;
import palimpsest.model.machine.Row;
import palimpsest.model.machine.Words;
import palimpsest.model.release.Field;
import palimpsest.properties.subject.code.ExploredText;

/// Words of entries as they lie in memory, and as the specification has them.
final class SessionLayoutsTest {
  private static final Constants MODEL = SmallModel.constants();

  private final SessionLayouts layouts = new SessionLayouts(MODEL);

  @Test
  void aWordIsReadAsItWasWritten() {
    for (int layout = 1; layout <= 2; layout++) {
      for (int value = 0; value <= 2; value++) {
        assertThat(layouts.firstWord(layouts.rawFirst(layout, value)))
            .isEqualTo(value > layout ? SessionLayouts.GARBAGE : Words.encode(layout, value));
      }
      for (int session = 0; session < 2; session++) {
        assertThat(layouts.secondWord(layouts.rawSecond(layout, session)))
            .isEqualTo(Words.encode(layout, session));
      }
    }
    assertThat(layouts.firstWord(0)).isZero();
    assertThat(layouts.secondWord(0)).isZero();
  }

  @Test
  void whatNoLayoutWritesIsGarbage() {
    assertThat(layouts.firstWord(layouts.rawFirst(1, 1) | 1L << 60))
        .isEqualTo(SessionLayouts.GARBAGE);
    assertThat(layouts.firstWord(0x33)).isEqualTo(SessionLayouts.GARBAGE);
    assertThat(layouts.secondWord(layouts.rawSecond(1, 2))).isEqualTo(SessionLayouts.GARBAGE);
    assertThat(layouts.secondWord(1)).isEqualTo(SessionLayouts.GARBAGE);
  }

  /// The first layout holds 1 only, and so has no room for the content of 2.
  @Test
  void aValueThatALayoutDoesNotHoldDoesNotFitItsField() {
    Field narrow = value(MODEL.image("a"));
    Field wide = value(MODEL.image("b"));
    assertThat(narrow.holds(layouts.content(1))).isTrue();
    assertThat(narrow.holds(layouts.content(2))).isFalse();
    assertThat(wide.holds(layouts.content(2))).isTrue();
    assertThat(EntryLayout.of(layouts.structure(MODEL.image("a"))).sizeBytes())
        .isEqualTo(SessionLayouts.entryBytes());
  }

  private Field value(Image image) {
    return layouts.structure(image).field(ExploredText.VALUE).orElseThrow();
  }

  @Test
  void valuesThatAreNoChainHaveNoLayouts() {
    SequencedMap<String, Image> images = new LinkedHashMap<>();
    images.put("a", SmallModel.image(1, 1).holding(Numbers.of(1, 2)));
    images.put("b", SmallModel.image(2, 1).holding(Numbers.of(1, 3)));
    Constants model = SmallModel.constants(images, Row.empty(), 3);
    assertThatThrownBy(() -> new SessionLayouts(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("of what two images hold, one holds all: ");
  }
}
