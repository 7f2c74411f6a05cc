package palimpsest.model.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import palimpsest.model.machine.State.Buffer;
import palimpsest.model.machine.State.Data;
import palimpsest.model.machine.State.Gate;
import palimpsest.model.machine.State.Handover;
import palimpsest.model.machine.State.Hosts;
import palimpsest.model.machine.State.Images;
import palimpsest.model.machine.State.Outside;
import palimpsest.model.machine.State.Workers;

/// Random states, most of which no machine reaches: a broken machine might.
final class StateCodecProperties {
  private static final Constants CONSTANTS = Fixtures.modules();

  @Property
  void whatIsEncodedIsDecodedAgain(@ForAll long seed) {
    StateCodec codec = new StateCodec(CONSTANTS);
    State state = new Any(seed).state();
    long[] code = new long[codec.longs()];
    codec.encode(state, code);

    assertThat(codec.decode(code)).isEqualTo(state);
  }

  @Property
  void codesAreEqualWhereStatesAre(@ForAll long one, @ForAll long other) {
    StateCodec codec = new StateCodec(CONSTANTS);
    State first = new Any(one).state();
    State second = new Any(other).state();
    long[] firstCode = new long[codec.longs()];
    long[] secondCode = new long[codec.longs()];
    codec.encode(first, firstCode);
    codec.encode(second, secondCode);

    assertThat(Arrays.equals(firstCode, secondCode)).isEqualTo(first.equals(second));
  }

  /// Any state that has the right types.
  private record Any(SplittableRandom random) {
    Any(long seed) {
      this(new SplittableRandom(seed));
    }

    State state() {
      return new State(
          new Hosts(Row.of(session()), Row.of(request())),
          new Workers(Row.of(worker()), flag() ? Numbers.of(1) : Numbers.NONE),
          oneOf(Gate.values()),
          new Images(
              flag(),
              Row.of(name(), name()),
              names(2),
              new Buffer(names(2), flag(), flag()),
              new Handover(name(), name()),
              name()),
          new Data(
              Row.of(Row.of(entry()), Row.of(entry())),
              1 + random.nextInt(2),
              flag(),
              flag() ? Numbers.of(1) : Numbers.NONE),
          new Outside(levels(), new TreeSet<>(flag() ? Set.of("mirror") : Set.of())),
          update());
    }

    private Update update() {
      return new Update(
          oneOf(UpdatePlace.values()),
          name(),
          random.nextInt(3),
          random.nextInt(2),
          entry(),
          random.nextInt(3),
          random.nextInt(3),
          modules(),
          flag() ? Row.empty() : levels(),
          modules(),
          flag(),
          random.nextInt(4),
          flag(),
          flag(),
          oneOf(Refusal.values()));
    }

    private Worker worker() {
      return new Worker(
          oneOf(WorkerPlace.values()), random.nextInt(2), name(), random.nextInt(3), session());
    }

    private Session session() {
      return new Session(number(), number());
    }

    private Request request() {
      return oneOf(Request.NONE, Request.READ, Request.LOGOUT, Request.login(1));
    }

    private Entry entry() {
      return new Entry(flag(), random.nextInt(120), random.nextInt(120));
    }

    private int number() {
      return oneOf(0, 1, Words.NONSENSE);
    }

    private String name() {
      return oneOf("a", "b", "stuck", Words.NO_IMAGE, Words.DAMAGED);
    }

    private Row<String> names(int max) {
      return Row.each(random.nextInt(max + 1), _ -> name());
    }

    private Row<Integer> modules() {
      return Row.each(random.nextInt(3), _ -> 1 + random.nextInt(2));
    }

    private Row<Integer> levels() {
      return Row.of(random.nextInt(4), random.nextInt(4));
    }

    private boolean flag() {
      return random.nextBoolean();
    }

    @SafeVarargs
    private <T> T oneOf(T... values) {
      return values[random.nextInt(values.length)];
    }
  }
}
