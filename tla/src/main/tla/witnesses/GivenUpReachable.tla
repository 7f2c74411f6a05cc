-------------------------- MODULE GivenUpReachable ---------------------------
(* For ChosenOnceProp, StartEndsProp: a trial is given up while it is loaded. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
GivenUpReachableInv == ~(Place("GiveUpTrial"))
==============================================================================
