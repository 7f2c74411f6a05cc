--------------------------- MODULE OnTrialReachable --------------------------
(* For ConfirmedProp, RetryInv: an adapter that died before it confirmed its image is on trial behind the roll. *)
EXTENDS StorageSystemFixtures

\* Holds of no run that is large enough.
OnTrialReachableInv == ~(Place("Idle") /\ trial # {})
==============================================================================
