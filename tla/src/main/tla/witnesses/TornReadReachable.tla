-------------------------- MODULE TornReadReachable --------------------------
(* For LoginsSurviveInv: the conversion reads an entry while it is written. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
TornReadReachableInv == ~(update.at = "WriteEntry" /\ update.scratch.there /\ Decode(Layout(running), update.scratch.words[1]) = 2 /\ host[1].value = 1 /\ At(1, "WriteWord") /\ worker[1].word = 2)
==============================================================================
