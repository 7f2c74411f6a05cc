package palimpsest.impl.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.statistics.Statistics;
import palimpsest.impl.adapter.AdapterConfiguration;
import palimpsest.impl.code.ImageTemplates;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.image.Code;
import palimpsest.impl.image.ImageBuilder;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.update.BurnStep;
import palimpsest.impl.update.Refusal;
import palimpsest.model.release.Capabilities;
import palimpsest.model.release.CompanionModule;
import palimpsest.model.release.CompanionRequirement;
import palimpsest.model.release.Environment;
import palimpsest.model.release.Incompatibility;
import palimpsest.model.release.Release;
import palimpsest.model.release.Version;
import palimpsest.model.release.VersionRange;

/// The order of burns, held against all orders there are.
final class CompanionLogicProperties {
  private static final List<String> MODULES = List.of("flash", "pla", "fpga");
  private static final Version OLD = Version.of("1.0");
  private static final Version NEW = Version.of("2.0");

  private final AdapterMemory memory = new AdapterMemory(AdapterConfiguration.small().memoryMap());
  private final Code plain = ImageTemplates.code(Releases.release("1.0").build());

  @AfterProperty
  void close() {
    memory.close();
  }

  /// What is asked of the three modules: which versions the old image runs with, and which others
  /// the new versions need.
  record Puzzle(List<String> runs, List<List<String>> needs) {}

  @Provide
  Arbitrary<Puzzle> puzzles() {
    Arbitrary<String> runs = Arbitraries.frequency(Tuple.of(1, "1.0"), Tuple.of(25, "1.0..2.0"));
    Arbitrary<String> need =
        Arbitraries.frequency(Tuple.of(12, "any"), Tuple.of(4, "2.0"), Tuple.of(1, "1.0"));
    return Combinators.combine(runs.list().ofSize(3), need.list().ofSize(3).list().ofSize(3))
        .as(Puzzle::new);
  }

  private static Release old(Puzzle puzzle) {
    CompanionRequirement[] all = new CompanionRequirement[MODULES.size()];
    for (int index = 0; index < all.length; index++) {
      all[index] =
          new CompanionRequirement(
              MODULES.get(index),
              VersionRange.of(puzzle.runs().get(index)),
              Optional.empty(),
              Map.of());
    }
    return Releases.release("1.0").companions(all).build();
  }

  private static Release second(Puzzle puzzle) {
    CompanionRequirement[] all = new CompanionRequirement[MODULES.size()];
    for (int index = 0; index < all.length; index++) {
      Map<String, VersionRange> needs = new HashMap<>();
      for (int other = 0; other < all.length; other++) {
        String need = puzzle.needs().get(index).get(other);
        if (other != index && !need.equals("any")) {
          needs.put(MODULES.get(other), VersionRange.of(need));
        }
      }
      all[index] =
          new CompanionRequirement(
              MODULES.get(index), VersionRange.of("2.0"), Optional.of(NEW), needs);
    }
    return Releases.release("2.0").companions(all).build();
  }

  private LoadedImage loaded(Release release) {
    memory.unseal(memory.span(Region.BUFFER));
    byte[] image =
        ImageBuilder.build(
            release,
            new Code(plain.text(), plain.bootstrap(), ImageTemplates.code(release).payloads()),
            Worlds.SIGNER);
    long base = memory.span(Region.BUFFER).base();
    memory.write(base, MemorySegment.ofArray(image));
    return LoadedImage.at(memory, new Span(base, image.length));
  }

  private static Environment environment() {
    return new Environment(
        Capabilities.NONE,
        MODULES.stream()
            .map(module -> new CompanionModule(module, OLD, Capabilities.NONE))
            .toList(),
        List.of());
  }

  @Property(tries = 200)
  void anOrderIsFoundWhereThereIsOneAndItIsTheFirst(@ForAll("puzzles") Puzzle puzzle) {
    CompanionLogic logic = new CompanionLogic(environment(), old(puzzle), loaded(second(puzzle)));
    Optional<List<Integer>> expected =
        permutations(List.of(0, 1, 2)).stream().filter(order -> isSafe(puzzle, order)).findFirst();
    Statistics.collect(expected.map(Object::toString).orElse("none"));
    try {
      List<BurnStep> burns = logic.burns();
      assertThat(burns.stream().map(BurnStep::module).map(MODULES::indexOf).toList())
          .isEqualTo(expected.orElseThrow());
      assertThat(burns).allMatch(step -> step.before().equals(OLD) && step.after().equals(NEW));
      assertThat(logic.found().stream().anyMatch(Incompatibility.OrderChanged.class::isInstance))
          .isEqualTo(!expected.get().equals(List.of(0, 1, 2)));
    } catch (Refused refused) {
      assertThat(refused.refusal().kind()).isEqualTo(Refusal.Kind.NO_BURN_ORDER);
      assertThat(expected).isEmpty();
    }
  }

  /// Whether the old image runs, and each new version finds what it needs, after every burn.
  private static boolean isSafe(Puzzle puzzle, List<Integer> order) {
    List<Boolean> burnt = new ArrayList<>(List.of(false, false, false));
    for (int module : order) {
      burnt.set(module, true);
      for (int index = 0; index < 3; index++) {
        if (burnt.get(index) && puzzle.runs().get(index).equals("1.0")) {
          return false;
        }
        for (int other = 0; other < 3; other++) {
          String need = puzzle.needs().get(index).get(other);
          String present = burnt.get(other) ? "2.0" : "1.0";
          if (burnt.get(index) && other != index && !need.equals("any") && !need.equals(present)) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /// In the order in which the logic tries them: the first module first, then those left.
  private static List<List<Integer>> permutations(List<Integer> left) {
    if (left.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (int first : left) {
      for (List<Integer> rest :
          permutations(left.stream().filter(other -> other != first).toList())) {
        List<Integer> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        all.add(order);
      }
    }
    return all;
  }
}
