package palimpsest.properties.seam;

/// What a decision on an update must not depend on.
///
/// @param name what is put behind the names of both releases
/// @param fillingBytes by how much both images are filled up
/// @param pauseMillis the pause that both declare
/// @param order which of the orders, counted round, the sections of both images lie in
/// @param ports of the adapter
/// @param roomBytes by how much all memory is larger, so that everything has another address
/// @param seed of what lies in the tables besides the configuration
public record Circumstances(
    String name,
    int fillingBytes,
    int pauseMillis,
    int order,
    int ports,
    int roomBytes,
    long seed) {
  public static final Circumstances PLAIN = new Circumstances("", 0, 20, 0, 2, 0, 0);
}
