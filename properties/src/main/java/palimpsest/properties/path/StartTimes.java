package palimpsest.properties.path;

import java.time.Duration;
import palimpsest.model.release.UpdatePath;

/// How an adapter starts after one and the same update: by the fastload sequence, right after it,
/// and by the standard one, after a loss of power. Durations are simulated.
///
/// @param sessions that hosts had before the update
/// @param keptFast of them, how many were open after the fast start
/// @param keptStandard of them, how many were open after the standard start
public record StartTimes(
    UpdatePath path,
    Duration fast,
    Duration standard,
    int sessions,
    int keptFast,
    int keptStandard) {}
