------------------------------- MODULE NoDrain -------------------------------
(* R11: Nobody waits for who is inside. *)
EXTENDS Fixtures

DrainAtOnce ==
    /\ Place("Drain")
    /\ update' = IF IsConverting THEN Seeks(update, 1) ELSE Goes("BeginOverlay")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
