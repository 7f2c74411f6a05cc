-------------------------- MODULE TornSlotReachable --------------------------
(* For BootsWholeInv, SomeImageInv: a start finds a block of a slot torn. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
TornSlotReachableInv == ~(Place("StartStandard") /\ \E s \in Slots, b \in 1..Blocks : slot[s][b] = Torn)
==============================================================================
