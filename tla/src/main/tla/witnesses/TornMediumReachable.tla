------------------------- MODULE TornMediumReachable -------------------------
(* For WholeOrNothingInv: a medium vanishes half way. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
TornMediumReachableInv == ~(Place("CheckStored") /\ device[roll.lead] = <<roll.image, NoImage>>)
==============================================================================
