package palimpsest.model.machine;

/// What the update does, one action after the other.
public sealed interface UpdateStep extends SystemStep {
  record LoadChunk() implements UpdateStep {}

  record CheckImage() implements UpdateStep {}

  record HandOver() implements UpdateStep {}

  record Branch() implements UpdateStep {}

  record Identify() implements UpdateStep {}

  record PlaceTables() implements UpdateStep {}

  record BurnModule() implements UpdateStep {}

  record CreateStructures() implements UpdateStep {}

  record SaveOld() implements UpdateStep {}

  record DefineCode() implements UpdateStep {}

  record StartTracking() implements UpdateStep {}

  record SeekMark() implements UpdateStep {}

  record ClearMark() implements UpdateStep {}

  record ReadEntry() implements UpdateStep {}

  record WriteEntry() implements UpdateStep {}

  record CountMarks() implements UpdateStep {}

  record Withdraw() implements UpdateStep {}

  record CloseGate() implements UpdateStep {}

  record Drain() implements UpdateStep {}

  record ExpireDrain() implements UpdateStep {}

  record BeginOverlay() implements UpdateStep {}

  record CopyBlock() implements UpdateStep {}

  record VerifyCopy() implements UpdateStep {}

  record Initialize() implements UpdateStep {}

  record Switch() implements UpdateStep {}

  record Grant() implements UpdateStep {}

  record OpenGate() implements UpdateStep {}

  record ReleaseBuffer() implements UpdateStep {}

  record RestoreBlock() implements UpdateStep {}

  record VerifyRestored() implements UpdateStep {}

  record ReopenGate() implements UpdateStep {}

  record StopTracking() implements UpdateStep {}

  record UndoBurn() implements UpdateStep {}

  record ReturnBuffer() implements UpdateStep {}
}
