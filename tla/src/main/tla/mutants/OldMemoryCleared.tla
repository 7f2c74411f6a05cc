-------------------------- MODULE OldMemoryCleared ---------------------------
(* R17: Structures are created in the old table. *)
EXTENDS Fixtures

CreateInUse ==
    /\ Place("CreateStructures")
    /\ tables' = [tables EXCEPT ![root] = BlankTable]
    /\ update' = Goes("SaveOld")
    /\ UNCHANGED <<hosts, workers, gate, images, root, tracking, marks, outside>>
==============================================================================
