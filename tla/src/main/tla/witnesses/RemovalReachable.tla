-------------------------- MODULE RemovalReachable ---------------------------
(* For RemovalsStayInv: a session that was converted is removed before the switch. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RemovalReachableInv == ~(update.at = "ReleaseBuffer" /\ \E p \in Ports : host[p].session # 0 /\ host[p].value = 0 /\ request[p] = NoRequest)
==============================================================================
