------------------------------ MODULE StaleCode ------------------------------
(* R19: The code that runs stays the old one although the window has changed. *)
EXTENDS Fixtures

SwitchInMemory ==
    /\ Place("Switch")
    /\ whole' = TRUE
    /\ root' = update.root
    /\ tracking' = FALSE
    /\ marks' = {}
    /\ update' = Goes("Grant")
    /\ UNCHANGED <<hosts, workers, gate, window, saved, buffer, handover, tables, running, outside>>
==============================================================================
