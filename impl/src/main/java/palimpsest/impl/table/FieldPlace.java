package palimpsest.impl.table;

import java.nio.ByteOrder;

/// Where a field lies in an entry, counted from the entry's first byte.
public record FieldPlace(int id, long offsetBytes, int bits, ByteOrder order) {}
