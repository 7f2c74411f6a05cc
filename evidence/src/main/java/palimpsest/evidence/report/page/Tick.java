package palimpsest.evidence.report.page;

/// A mark on an axis, what is written there, and which end of that text is at the mark.
public record Tick(String at, String label, String anchor) {}
