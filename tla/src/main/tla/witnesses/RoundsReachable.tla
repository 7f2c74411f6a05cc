--------------------------- MODULE RoundsReachable ---------------------------
(* For UpdateEndsProp: a second round is needed. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RoundsReachableInv == ~(update.round = 2)
==============================================================================
