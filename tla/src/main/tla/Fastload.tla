------------------------------- MODULE Fastload -------------------------------
(* Fastload: an adapter with a local memory device, a boot record and a key is updated by a warm restart that keeps
   its memory, and may lose its power anywhere.

   Source: the records of palimpsest.impl.stage, one action each, by the same names. The states are in
   FastloadState, the steps of an update in FastloadUpdate, those of a start in FastloadStart; here is what surrounds
   them. What is durable is fine-grained: each block of a slot, each copy of the record, the key. Power may be lost at
   each step, with the write that comes next done, not begun or torn. A reset waits for the write under way.
   Left out: the grain of an update in the running adapter, with its requests, tables, conversion, companion modules and
   ways to be refused (CodeUpdate has it; Refuse stands for its refusals); the buffer, which is as volatile as the
   window and holds the image in hand; what a trial has to serve before it is confirmed; how long either sequence
   takes. Non-volatile memory fails by tearing here, and by reads of a slot or of the key that differ: that a record
   cannot be read or written although power stays, and that a trial's slot is read back before it is confirmed, is the
   implementation's.

   What is called otherwise: step: the stage in hand; RestoreOld: RestoreBlock to VerifyRestored, in one step; Refuse:
   any refusal that CodeUpdate has; PowerLoss: the end of a run of the threaded adapter or of the campaign. *)
EXTENDS FastloadStart

System == UpdateStep \/ StartStep

------------------------------------------------------------------------------
(* Environment: hosts, who interrupts, and faults. *)

Login(p) ==
    /\ IsServing
    /\ ~host[p]
    /\ host' = [host EXCEPT ![p] = TRUE]
    /\ session' = [session EXCEPT ![p] = "in"]
    /\ UNCHANGED <<running, window, witness, durable, step>>

Logout(p) ==
    /\ IsServing
    /\ host[p]
    /\ host' = [host EXCEPT ![p] = FALSE]
    /\ session' = [session EXCEPT ![p] = "out"]
    /\ UNCHANGED <<running, window, witness, durable, step>>

Interrupt(i) ==
    /\ Place("Idle")
    /\ step' = [Standing EXCEPT !.at = "LoadChunk", !.image = i]
    /\ UNCHANGED <<host, volatile, durable>>

\* An update is refused as any other may be.
Refuse ==
    /\ "update" \in Faults
    /\ step.at \in {"InitializeMemory", "Identify", "CloseGate"}
    /\ step' = Refused("REFUSED")
    /\ UNCHANGED <<host, volatile, durable>>

\* A block was not copied as it should be.
SpoilBlock(b) ==
    /\ "block" \in Faults
    /\ Place("VerifyCopy")
    /\ step.spoilt < SpoilsMax
    /\ window' = [window EXCEPT ![b] = Damaged]
    /\ step' = [step EXCEPT !.spoilt = @ + 1]
    /\ UNCHANGED <<host, session, running, witness, durable>>

\* A slot is read, and what is read differs: as it is read back, or as it is loaded.
SpoilSlot ==
    /\ "slot" \in Faults
    /\ step.spoilt < SpoilsMax
    /\ \/ /\ Place("CheckSlot")
          /\ step' = [Refused("STORAGE_FAILED") EXCEPT !.spoilt = @ + 1]
          /\ UNCHANGED window
       \/ /\ Place("VerifyLoaded")
          /\ window' = [window EXCEPT ![1] = Damaged]
          /\ step' = [step EXCEPT !.spoilt = @ + 1]
    /\ UNCHANGED <<host, session, running, witness, durable>>

\* The key cannot be read, whatever it is.
FailKeyRead ==
    /\ "key" \in Faults
    /\ Place("ReadKey")
    /\ step' = [step EXCEPT !.at = "EraseKey", !.fast = FALSE]
    /\ UNCHANGED <<host, volatile, durable>>

\* A key lies there that is not this start's: of another adapter, of another image or from another time. Parts that
\* hold keys are exchanged, and so are the slots of adapters.
MisplaceKey(k) ==
    /\ "foreign" \in Faults
    /\ Place("ReadRecord")
    /\ k # key
    /\ ~(k.adapter = "own" /\ k.epoch = Current.epoch /\ k.image = ImageOf(window))
    /\ key' = k
    /\ UNCHANGED <<host, volatile, slot, record, step>>

\* A warm restart that nobody asked for.
Reset ==
    /\ "reset" \in Faults
    /\ ~Place("ReadRecord")
    /\ running' = NoImage
    /\ Begins
    /\ UNCHANGED <<host, session, window, witness, durable>>

WritingRecord == step.at \in {"StoreTrial", "StoreTry", "GiveUpTrial"} \/ IsOnTrial
WritingKey == step.at \in {"StoreKey", "EraseKey"}

\* Power goes and comes back. Volatile memory is gone; what comes next, if it is a write, may be torn.
PowerLoss(isTorn) ==
    /\ "power" \in Faults
    /\ isTorn => WritingRecord \/ WritingKey \/ Place("StoreBlock")
    /\ session' = [p \in Ports |-> "lost"]
    /\ running' = NoImage
    /\ window' = Blank
    /\ witness' = 0
    /\ record' = IF isTorn /\ WritingRecord THEN [record EXCEPT ![Written] = NoCopy] ELSE record
    /\ key' = IF isTorn /\ WritingKey THEN TornKey ELSE key
    /\ slot' = IF isTorn /\ Place("StoreBlock") THEN [slot EXCEPT ![step.slot][step.block] = Torn] ELSE slot
    /\ Begins
    /\ UNCHANGED host

EnvironmentStep ==
    \/ \E p \in Ports : Login(p) \/ Logout(p)
    \/ \E i \in ImageNames : Interrupt(i)
    \/ Refuse
    \/ \E b \in 1..Blocks : SpoilBlock(b)
    \/ SpoilSlot \/ FailKeyRead
    \/ \E k \in Keys : MisplaceKey(k)
    \/ Reset
    \/ \E isTorn \in BOOLEAN : PowerLoss(isTorn)

------------------------------------------------------------------------------
Next == System \/ EnvironmentStep
Safety == Init /\ [][Next]_vars
==============================================================================
