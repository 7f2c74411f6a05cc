--------------------------- MODULE MergeForgotten ----------------------------
(* R1: The rest is not merged inside the pause. *)
EXTENDS Fixtures

DrainUnmerged ==
    /\ Place("Drain")
    /\ inside = {}
    /\ update' = Goes("BeginOverlay")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
