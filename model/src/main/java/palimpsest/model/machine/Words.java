package palimpsest.model.machine;

import java.util.ArrayList;
import java.util.List;

/// What sessions and entries are in the layout of an image, and the orders in which companion
/// modules may be burnt.
public final class Words {
  public static final String NO_IMAGE = "none";
  public static final String DAMAGED = "damaged";

  /// What makes no sense in a layout.
  public static final int NONSENSE = 99;

  private Words() {}

  public static int encode(int layout, int number) {
    return 10 * layout + number;
  }

  static int decode(int layout, int word) {
    return word / 10 == layout ? word % 10 : NONSENSE;
  }

  static Entry entryOf(int layout, Session session) {
    return new Entry(
        session.value() != 0, encode(layout, session.value()), encode(layout, session.session()));
  }

  static Session sessionIn(int layout, Entry entry) {
    return new Session(
        entry.there() ? decode(layout, entry.value()) : 0, decode(layout, entry.session()));
  }

  /// What an image keeps of a value: the default where its layout has no room for it.
  static int kept(Image image, int value) {
    return image.holds().contains(value) ? value : 1;
  }

  public static Entry converted(int from, int to, Entry entry) {
    return new Entry(
        entry.there(),
        encode(to, decode(from, entry.value())),
        encode(to, decode(from, entry.session())));
  }

  public static boolean isLost(int from, Image image, Entry entry) {
    return entry.there()
        && decode(from, entry.value()) != 0
        && !image.holds().contains(decode(from, entry.value()));
  }

  /// The blocks of an image, wherever they are.
  public static Row<String> blocks(String name, Image image) {
    return Row.each(image.blocks(), _ -> name);
  }

  /// The same in a window, which is as large as it is.
  public static Row<String> inWindow(int windowBlocks, String name, Image image) {
    return Row.each(windowBlocks, block -> block <= image.blocks() ? name : NO_IMAGE);
  }

  /// The modules to burn: all whose level is not the one that the image brings, unless it runs as
  /// it is.
  public static List<Integer> toBurn(Image image, Row<Integer> levels) {
    List<Integer> modules = new ArrayList<>();
    for (int module = 1; module <= levels.size(); module++) {
      int number = module;
      if (image.runsWith().stream().noneMatch(row -> row.at(number).equals(levels.at(number)))) {
        modules.add(module);
      }
    }
    return modules;
  }

  /// The orders in which the old image runs with each combination on the way, and the new one with
  /// the last; in the order of their first modules, then of their second ones.
  static List<Row<Integer>> safeOrders(Image old, Image image, Row<Integer> levels) {
    List<Row<Integer>> orders = new ArrayList<>();
    extend(Row.empty(), toBurn(image, levels), old, image, levels, orders);
    return orders;
  }

  private static void extend(
      Row<Integer> order,
      List<Integer> left,
      Image old,
      Image image,
      Row<Integer> levels,
      List<Row<Integer>> orders) {
    if (!old.runsWith().contains(levels)) {
      return;
    }
    if (left.isEmpty()) {
      if (image.runsWith().contains(levels)) {
        orders.add(order);
      }
      return;
    }
    for (Integer module : left) {
      List<Integer> others = new ArrayList<>(left);
      others.removeIf(module::equals);
      Row<Integer> burnt = levels.with(module, image.levels().at(module));
      extend(order.append(module), others, old, image, burnt, orders);
    }
  }
}
