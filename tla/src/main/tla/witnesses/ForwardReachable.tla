-------------------------- MODULE ForwardReachable ---------------------------
(* For LostInv, WindowInv: an update goes forward by force, and succeeds. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
ForwardReachableInv == ~(update.at = "Grant" /\ update.forced)
==============================================================================
