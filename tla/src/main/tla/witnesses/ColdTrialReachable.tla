------------------------- MODULE ColdTrialReachable --------------------------
(* For BootsWholeInv, SessionsKeptInv: a trial is loaded after a power loss. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
ColdTrialReachableInv == ~(Place("StartStandard") /\ step.slot = Current.trial)
==============================================================================
