package palimpsest.impl.stage;

import palimpsest.impl.companion.Burn;

/// A companion module that was burnt, and what it held before.
record BurntModule(String module, Burn before) {}
