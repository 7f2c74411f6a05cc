------------------------- MODULE TornRecordReachable -------------------------
(* For RecordReadableInv: a start finds one copy of the record torn, and the other one is not the first. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
TornRecordReachableInv == ~(Place("ReadRecord") /\ Current.sequence > 0 /\ ~record[Written].whole)
==============================================================================
