---------------------------- MODULE SecondTrigger ----------------------------
(* R44: An interrupt starts an update although one runs. *)
EXTENDS Fixtures

InterruptAlways(i) ==
    /\ update.at \notin Switched
    /\ update' = [NoUpdate EXCEPT !.at = "LoadChunk", !.image = i, !.block = 1]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
