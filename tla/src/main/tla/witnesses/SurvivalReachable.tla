-------------------------- MODULE SurvivalReachable --------------------------
(* For LoginsSurviveInv: a login made under one image is there under the next. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
SurvivalReachableInv == ~(update.at = "ReleaseBuffer" /\ \E p \in Ports : host[p].value # 0 /\ request[p] = NoRequest)
==============================================================================
