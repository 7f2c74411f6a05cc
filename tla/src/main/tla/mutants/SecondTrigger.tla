---------------------------- MODULE SecondTrigger ----------------------------
(* R44: An interrupt starts an update although one runs. *)
EXTENDS Fixtures

InterruptAlways(i) ==
    /\ update.at \notin Switched
    /\ i \in Paths[running]
    /\ update' = [NoUpdate EXCEPT !.at = "LoadChunk", !.image = i, !.block = 1]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* What is loaded would pile up without end.
UpToTheBreach == Len(buffer.blocks) <= 1
==============================================================================
