package palimpsest.properties.judge;

import palimpsest.model.release.Environment;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;

/// All that the decision on an update may depend on: what runs, what was loaded, what surrounds
/// them, what is permitted, and the data in force (LOG-1 to LOG-11).
public record Situation(
    Release running, Release loaded, Environment environment, Policy policy, PersistentData data) {}
