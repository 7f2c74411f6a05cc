---------------------------- MODULE HostsNotTold -----------------------------
(* R37: Links are not reset when logins are forgotten. *)
EXTENDS FastloadFixtures

ForgetOnly ==
    /\ Place("ResetLinks")
    /\ session' = [p \in Ports |-> "out"]
    /\ step' = Goes("VerifyWindow")
    /\ UNCHANGED <<host, running, window, witness, durable>>
==============================================================================
