---------------------------- MODULE FastloadUpdate ----------------------------
(* System: an update by fastload, up to the warm restart. What it has in common with any other update is coarse here:
   CodeUpdate has its grain. *)
EXTENDS FastloadState

\* What was refused before the overlay leaves the old image as it runs; behind it, the old image is brought back.
Refused(kind) ==
    [step EXCEPT !.at = IF step.at \in Overlaying THEN "RestoreOld" ELSE "ReturnBuffer",
                 !.block = 0, !.slot = 0, !.refusal = kind]

------------------------------------------------------------------------------
(* While hosts are served. *)

LoadChunk ==
    /\ Place("LoadChunk")
    /\ step' = Goes("CheckImage")
    /\ UNCHANGED <<host, volatile, durable>>

\* Not while a trial runs, as the slot to be written would be its own; and no version below the counter comes back.
CheckImage ==
    /\ Place("CheckImage")
    /\ step' = IF ~Images[step.image].signed THEN Refused("BAD_IMAGE")
               ELSE IF Current.trial # 0 THEN Refused("BUSY")
               ELSE IF Images[step.image].version < Current.counter THEN Refused("ROLLBACK")
               ELSE [step EXCEPT !.at = "StoreBlock", !.slot = FreeSlot, !.block = 1]
    /\ UNCHANGED <<host, volatile, durable>>

\* Durable: a block of the slot that is not confirmed.
StoreBlock ==
    /\ Place("StoreBlock")
    /\ slot' = [slot EXCEPT ![step.slot][step.block] = step.image]
    /\ step' = IF step.block < Blocks THEN [step EXCEPT !.block = @ + 1]
               ELSE [step EXCEPT !.at = "CheckSlot", !.block = 0]
    /\ UNCHANGED <<host, volatile, record, key>>

\* The slot is read back.
CheckSlot ==
    /\ Place("CheckSlot")
    /\ step' = IF slot[step.slot] = All(step.image) THEN Goes("InitializeMemory") ELSE Refused("STORAGE_FAILED")
    /\ UNCHANGED <<host, volatile, durable>>

\* Of memory that the old image does not use, so nothing that is modelled; the next update does it again.
InitializeMemory ==
    /\ Place("InitializeMemory")
    /\ step' = Goes("Identify")
    /\ UNCHANGED <<host, volatile, durable>>

\* Query and bridge.
Identify ==
    /\ Place("Identify")
    /\ step' = Goes("CloseGate")
    /\ UNCHANGED <<host, volatile, durable>>

------------------------------------------------------------------------------
(* The pause. *)

CloseGate ==
    /\ Place("CloseGate")
    /\ step' = [step EXCEPT !.at = "CopyBlock", !.block = 1]
    /\ UNCHANGED <<host, volatile, durable>>

CopyBlock ==
    /\ Place("CopyBlock")
    /\ window' = [window EXCEPT ![step.block] = step.image]
    /\ step' = IF step.block < Blocks THEN [step EXCEPT !.block = @ + 1]
               ELSE [step EXCEPT !.at = "VerifyCopy", !.block = 0]
    /\ UNCHANGED <<host, session, running, witness, durable>>

VerifyCopy ==
    /\ Place("VerifyCopy")
    /\ step' = IF window = All(step.image) THEN Goes("StoreTrial") ELSE Refused("COPY_UNVERIFIED")
    /\ UNCHANGED <<host, volatile, durable>>

\* Durable: from here on the new image is what is started, so many times.
StoreTrial ==
    /\ Place("StoreTrial")
    /\ Put([Current EXCEPT !.trial = step.slot, !.tries = TriesMax])
    /\ step' = Goes("SetWitness")
    /\ UNCHANGED <<host, volatile, slot, key>>

SetWitness ==
    /\ Place("SetWitness")
    /\ witness' = WitnessOf(Current.epoch)
    /\ step' = Goes("StoreKey")
    /\ UNCHANGED <<host, session, running, window, durable>>

\* Durable, and last: the overlay was verified, and the trial is stored.
StoreKey ==
    /\ Place("StoreKey")
    /\ key' = KeyOf(step.image, "own", Current.epoch)
    /\ step' = Goes("Restart")
    /\ UNCHANGED <<host, volatile, slot, record>>

\* What comes next is a start; memory stays as it is.
Begins == step' = [Standing EXCEPT !.at = "ReadRecord"]

Restart ==
    /\ Place("Restart")
    /\ running' = NoImage
    /\ Begins
    /\ UNCHANGED <<host, session, window, witness, durable>>

------------------------------------------------------------------------------
(* The way back of a refused update. *)

RestoreOld ==
    /\ Place("RestoreOld")
    /\ window' = All(running)
    /\ step' = Goes("ReturnBuffer")
    /\ UNCHANGED <<host, session, running, witness, durable>>

ReturnBuffer ==
    /\ Place("ReturnBuffer")
    /\ step' = Standing
    /\ UNCHANGED <<host, volatile, durable>>

UpdateStep ==
    \/ LoadChunk \/ CheckImage \/ StoreBlock \/ CheckSlot \/ InitializeMemory \/ Identify
    \/ CloseGate \/ CopyBlock \/ VerifyCopy
    \/ StoreTrial \/ SetWitness \/ StoreKey \/ Restart
    \/ RestoreOld \/ ReturnBuffer
==============================================================================
