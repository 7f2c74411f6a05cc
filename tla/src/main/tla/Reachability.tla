---------------------------- MODULE Reachability -----------------------------
(* What every model has to reach, by its images and its paths: an image that runs, one that is too large, one whose
   copy never verifies, and a table that is converted. *)
EXTENDS Fixtures

Fits(i) == Images[i].blocks <= WindowBlocks
Reached == {FirstImage} \union {i \in Paths[FirstImage] : Fits(i) /\ Images[i].copies}
Tried == UNION {Paths[i] : i \in Reached}

ASSUME OneRuns == \E i \in Tried : Fits(i) /\ Images[i].copies
ASSUME OneIsTooLarge == \E i \in Tried : ~Fits(i)
ASSUME OneNeverVerifies == \E i \in Tried : Fits(i) /\ ~Images[i].copies
ASSUME OneIsConverted == \E i \in Reached : \E j \in Paths[i] : Fits(j) /\ Images[i].layout # Images[j].layout
==============================================================================
