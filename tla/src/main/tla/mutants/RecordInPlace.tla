---------------------------- MODULE RecordInPlace ----------------------------
(* R23: The copy of the record that counts is the one that is written. *)
EXTENDS FastloadFixtures

NewestCopy == Newest

\* Without a record there is no start.
UpToTheBreach == RecordReadableInv
==============================================================================
