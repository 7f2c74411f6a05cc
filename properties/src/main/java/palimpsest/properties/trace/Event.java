package palimpsest.properties.trace;

import java.util.List;

/// An event as its line in the trace has it.
///
/// @param line where it stands, counted from 1
/// @param sequence the actor's own count, from 1
/// @param details what it says of the step
/// @param reads locations at the versions that were read
/// @param writes locations at the versions that were written
public record Event(
    long line,
    String actor,
    long sequence,
    Action action,
    Details details,
    List<Access> reads,
    List<Access> writes) {

  /// A location at a version.
  public record Access(String location, long version) {
    @Override
    public String toString() {
      return location + "@" + version;
    }
  }

  public boolean has(Field field) {
    return details.has(field);
  }

  /// A number that the event has.
  public long number(Field field) {
    return details.number(field);
  }

  /// A flag; one that the event does not have is down.
  public boolean flag(Field field) {
    return details.has(field) && details.flag(field);
  }

  /// A text; one that the event does not have is empty.
  public String text(Field field) {
    return details.has(field) ? details.text(field) : "";
  }

  /// The event as a message has it.
  public String described() {
    return actor + " #" + sequence + " " + action + details + " (line " + line + ")";
  }
}
