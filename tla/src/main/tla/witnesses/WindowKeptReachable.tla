------------------------- MODULE WindowKeptReachable -------------------------
(* For BootsWholeInv, KeyOnceProp: a standard sequence finds the window whole, and the key gone. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
WindowKeptReachableInv == ~(Place("VerifyWindow") /\ window = slot[step.slot] /\ step.slot = Current.trial)
==============================================================================
