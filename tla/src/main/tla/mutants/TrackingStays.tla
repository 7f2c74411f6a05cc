---------------------------- MODULE TrackingStays ----------------------------
(* R30: Tracking goes on after a refusal. *)
EXTENDS Fixtures

StopNothing ==
    /\ Place("StopTracking")
    /\ update' = WayBack(update, TRUE, TRUE, FALSE)
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
