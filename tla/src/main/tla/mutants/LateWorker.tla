----------------------------- MODULE LateWorker ------------------------------
(* R14: Only the worker that was there first is waited for. *)
EXTENDS Fixtures

DrainFirst ==
    /\ Place("Drain")
    /\ 1 \notin inside
    /\ update' = IF IsConverting THEN Seeks(update, 1) ELSE Goes("BeginOverlay")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
