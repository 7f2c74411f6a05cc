------------------------- MODULE TornMediumReachable -------------------------
(* For WholeOrNothingInv: a roll is over as its medium vanished, and nobody has anything of it. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
TornMediumReachableInv == ~(Place("Idle") /\ begun[1] = 1 /\ \A a \in Adapters : device[a] = NoImage)
==============================================================================
