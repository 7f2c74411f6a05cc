------------------------- MODULE SignedDataCompared --------------------------
(* R21: The copy is compared with the data segment as it was signed, without a root. *)
EXTENDS Fixtures

VerifySigned ==
    /\ Place("VerifyCopy")
    /\ update' = IF window = InWindow(update.image) /\ update.root = 0 THEN Goes("Initialize")
                 ELSE Refused("COPY_UNVERIFIED")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>
==============================================================================
