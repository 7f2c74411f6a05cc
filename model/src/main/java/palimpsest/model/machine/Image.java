package palimpsest.model.machine;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// An image as its header declares it, and what is wrong with it.
///
/// @param layout how it lays out a session, 1 to 9
/// @param holds the values that its layout has room for
/// @param blocks its size
/// @param signed whether its signature is good
/// @param copies whether a copy of it ever verifies
/// @param offers capabilities that peers may count on
/// @param requires capabilities of the environment that it needs
/// @param levels the levels of the companion modules that it brings
/// @param runsWith the combinations of levels with which it boots
public record Image(
    int version,
    int layout,
    Numbers holds,
    int blocks,
    boolean signed,
    boolean copies,
    SortedSet<String> offers,
    SortedSet<String> requires,
    Row<Integer> levels,
    Set<Row<Integer>> runsWith) {
  public Image {
    if (layout < 1 || layout > 9) {
      throw new IllegalArgumentException("a layout is 1 to 9: layout=" + layout);
    }
    if (version < 0 || blocks < 0) {
      throw new IllegalArgumentException(
          "version and size are not negative: version=" + version + " blocks=" + blocks);
    }
    offers = Collections.unmodifiableSortedSet(new TreeSet<>(offers));
    requires = Collections.unmodifiableSortedSet(new TreeSet<>(requires));
    runsWith = Set.copyOf(runsWith);
  }

  public Image withVersion(int newVersion) {
    return new Image(
        newVersion, layout, holds, blocks, signed, copies, offers, requires, levels, runsWith);
  }

  public Image withLayout(int newLayout) {
    return new Image(
        version, newLayout, holds, blocks, signed, copies, offers, requires, levels, runsWith);
  }

  public Image holding(Numbers values) {
    return new Image(
        version, layout, values, blocks, signed, copies, offers, requires, levels, runsWith);
  }

  public Image withBlocks(int newBlocks) {
    return new Image(
        version, layout, holds, newBlocks, signed, copies, offers, requires, levels, runsWith);
  }

  public Image unsigned() {
    return new Image(
        version, layout, holds, blocks, false, copies, offers, requires, levels, runsWith);
  }

  public Image thatNeverCopies() {
    return new Image(
        version, layout, holds, blocks, signed, false, offers, requires, levels, runsWith);
  }

  public Image offering(Set<String> capabilities) {
    return new Image(
        version,
        layout,
        holds,
        blocks,
        signed,
        copies,
        new TreeSet<>(capabilities),
        requires,
        levels,
        runsWith);
  }

  public Image requiring(Set<String> capabilities) {
    return new Image(
        version,
        layout,
        holds,
        blocks,
        signed,
        copies,
        offers,
        new TreeSet<>(capabilities),
        levels,
        runsWith);
  }

  public Image bringing(Row<Integer> newLevels) {
    return new Image(
        version, layout, holds, blocks, signed, copies, offers, requires, newLevels, runsWith);
  }

  public Image runningWith(Set<Row<Integer>> combinations) {
    return new Image(
        version, layout, holds, blocks, signed, copies, offers, requires, levels, combinations);
  }
}
