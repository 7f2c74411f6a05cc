----------------------------- MODULE CodeUpdate ------------------------------
(* The protocol: an adapter replaces its image while workers serve requests.

   Source: the records of palimpsest.impl.stage, one action each, by the same names; the table at the end
   says where they differ. Workers take a request each, entry p of a table is changed for port p only.
   The states are in CodeUpdateState, the steps of workers in CodeUpdateWorkers, those of the update in
   CodeUpdateStages; here is what surrounds them.
   Left out: what blocks hold (the device keeps them), values of fields beyond the two words of an entry,
   parameter lists and settings (nothing interleaves with them), power loss (the module of fastload). *)
EXTENDS CodeUpdateStages

System == UpdateStep \/ \E w \in Workers : WorkerStep(w)

------------------------------------------------------------------------------
(* Environment: hosts, who interrupts, and faults. *)

Submit(p, r) ==
    /\ request[p] = NoRequest
    /\ request' = [request EXCEPT ![p] = r]
    /\ UNCHANGED <<host, workers, gate, images, data, outside, update>>

\* While an update runs, another interrupt changes nothing: one update at a time.
Interrupt(i) ==
    /\ Place("Idle")
    /\ i \in Paths[running]
    /\ update' = [NoUpdate EXCEPT !.at = "LoadChunk", !.image = i, !.block = 1]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* A block in the buffer changes: the source's medium does, or the memory. Sealed bytes do not.
SpoilBuffer(b) ==
    /\ "buffer" \in Faults
    /\ ~buffer.sealed
    /\ b \in DOMAIN buffer.blocks
    /\ buffer' = [buffer EXCEPT !.blocks[b] = Damaged]
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside, update>>

\* A block was not copied or restored as it should be. Nobody looks at it before it is verified.
SpoilBlock(b) ==
    /\ "block" \in Faults
    /\ Place("VerifyCopy") \/ Place("VerifyRestored")
    /\ update.spoilt < SpoilsMax
    /\ b <= Images[IF Place("VerifyCopy") THEN update.image ELSE running].blocks
    /\ window[b] # Damaged
    /\ window' = [window EXCEPT ![b] = Damaged]
    /\ update' = [update EXCEPT !.spoilt = @ + 1]
    /\ UNCHANGED <<hosts, workers, gate, whole, saved, buffer, handover, running, data, outside>>

\* The module keeps what it has.
FailBurn ==
    /\ "burn" \in Faults
    /\ Place("BurnModule")
    /\ update' = Refused("BURN_FAILED")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* The module stays burnt, and so do those that were burnt before it: with that combination the old image runs,
\* as the plan passed through it; with another it may not.
FailUndo ==
    /\ "undo" \in Faults
    /\ Place("UndoBurn")
    /\ update' = WayBack([update EXCEPT !.burnt = <<>>, !.remarked = TRUE], TRUE, TRUE, FALSE)
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* What an image is loaded from cannot be read.
FailSource ==
    /\ "source" \in Faults
    /\ Place("LoadChunk")
    /\ update' = Refused("SOURCE_FAILED")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* An image's code fails, wherever some runs; where there is no way back any more, neither image is brought into
\* the window. What fails while the new image is initialized is remarked, and changes nothing.
FailCode ==
    /\ "code" \in Faults
    /\ update.at \in RunningCode
    /\ update' = IF update.forced THEN Goes("Lost") ELSE Refused("BAD_CODE")
    /\ buffer' = [buffer EXCEPT !.sealed = @ \/ Place("CheckImage"), !.executable = @ \/ Place("Branch")]
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>

\* A processor stops while it serves a request: the worker hangs, inside.
StopWorker(w) ==
    /\ "worker" \in Faults
    /\ At(w, "Serve")
    /\ WorkerGoes(w, "Stuck")
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

\* The device never ends the transfer: the worker hangs, outside.
HangDevice(w) ==
    /\ "device" \in Faults
    /\ At(w, "MoveBlock")
    /\ WorkerGoes(w, "Hung")
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>

\* Somebody else burns a module that the update is about to burn, after it was looked at; the image that runs
\* boots with it. From its first burn on the update has the modules to itself.
ReplaceModule(m, level) ==
    /\ update.at \in {"PlaceTables", "BurnModule"}
    /\ update.burnt = <<>>
    /\ \E k \in DOMAIN update.plan : update.plan[k] = m
    /\ module[m] # level
    /\ [module EXCEPT ![m] = level] \in Images[running].runsWith
    /\ module' = [module EXCEPT ![m] = level]
    /\ UNCHANGED <<hosts, workers, gate, images, data, peers, update>>

EnvironmentStep ==
    \/ \E p \in Ports, r \in Requests : Submit(p, r)
    \/ \E i \in ImageNames : Interrupt(i)
    \/ \E b \in 1..WindowBlocks : SpoilBuffer(b)
    \/ \E b \in 1..WindowBlocks : SpoilBlock(b)
    \/ FailSource \/ FailBurn \/ FailUndo \/ FailCode
    \/ \E w \in Workers : StopWorker(w) \/ HangDevice(w)
    \/ \E m \in Replaceable, level \in AllLevels : ReplaceModule(m, level)

------------------------------------------------------------------------------
Next == System \/ EnvironmentStep
Safety == Init /\ [][Next]_vars
------------------------------------------------------------------------------
(* What the actions are called elsewhere. Most have one name: the record of palimpsest.impl.stage, the action
   of the trace, and the action here. The others:

   here             record                         trace                    why
   LoadChunk        LoadChunk                      LoadChunk                a chunk is a block here; the chunk that
                                                                            finds the end is the last block's
   SeekMark         SeekMark                       SeekMark                 one structure here; there the next one's
                                                                            first entry comes before the end
   ClearMark        ClearMark, Pace                ClearMark, Pace          Pace only waits, and changes nothing
   Initialize       Initialize (one each step)     Initialize               steps touch nothing that is modelled
   Interrupt        ThreadedAdapter.interrupt      Interrupt                a second one changes nothing
   Submit           ThreadedAdapter.submit         Submit
   FailSource       LoadChunk: Chunk.Failed        FailSource               a step that turns out otherwise has the
   FailBurn         BurnModule: BurnFailed         FailBurn                 name of what happened
   FailUndo         UndoBurn: BurnFailed           FailUndo
   FailCode         any: ImageCodeFailure          FailCode
   Announce(w, p)   Announce, Worker.run           Announce                 an idle worker takes a port's request in
                                                                            the same step
   Answer           Answer, Answered               Answer                   Answered is the end, not a step
   "Idle", "Lost"   Ended, Outcome.Lost            none
   Spoil*, StopWorker, HangDevice, ReplaceModule   none                     environment

   What is called otherwise: place of a table: TableRoot; level of a module: its version; whole: the lowest bit
   of the generation; inside: the lowest bit of a worker's word; session number: exchange id. *)
==============================================================================
