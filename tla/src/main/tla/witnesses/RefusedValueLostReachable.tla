---------------------- MODULE RefusedValueLostReachable ----------------------
(* For RefusalInv: an update is refused: VALUE_LOST. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RefusedValueLostReachableInv == ~(update.refusal = "VALUE_LOST")
==============================================================================
