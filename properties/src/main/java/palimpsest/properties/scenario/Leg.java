package palimpsest.properties.scenario;

import palimpsest.model.release.Policy;

/// One update of a journey: to which release, and what is permitted.
public record Leg(String to, Policy policy) {}
