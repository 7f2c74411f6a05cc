--------------------------- MODULE RaisedReachable ---------------------------
(* For ConfirmedStaysProp, CounterProp, CommittedInv: a confirmation raises the counter. *)
EXTENDS FastloadFixtures

\* Holds of no run that is large enough.
RaisedReachableInv == ~(Current.counter = 2)
==============================================================================
