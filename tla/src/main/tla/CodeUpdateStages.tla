-------------------------- MODULE CodeUpdateStages ---------------------------
(* System: an update, from its first chunk to its end, or back. *)
EXTENDS CodeUpdateWorkers

(* The old image's update module. *)

\* The buffer is as large as the window: what goes on behind it is no image for this adapter.
LoadChunk ==
    /\ Place("LoadChunk")
    /\ IF update.block > WindowBlocks
       THEN update' = Refused("BAD_IMAGE") /\ UNCHANGED buffer
       ELSE /\ buffer' = [buffer EXCEPT !.blocks = Append(@, update.image)]
            /\ update' = IF update.block < Images[update.image].blocks
                         THEN [update EXCEPT !.block = @ + 1]
                         ELSE [update EXCEPT !.at = "CheckImage", !.block = 0]
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>

\* What is loaded does not change from here on, and is the image as it was signed.
CheckImage ==
    /\ Place("CheckImage")
    /\ buffer' = [buffer EXCEPT !.sealed = TRUE]
    /\ update' = IF buffer.blocks = Blocks(update.image) /\ Images[update.image].signed
                 THEN Goes("HandOver") ELSE Refused("BAD_IMAGE")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>

HandOver ==
    /\ Place("HandOver")
    /\ handover' = <<running, update.image>>
    /\ update' = Goes("Branch")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, buffer, running, data, outside>>

Branch ==
    /\ Place("Branch")
    /\ buffer' = [buffer EXCEPT !.executable = TRUE]
    /\ update' = Goes("Identify")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>

------------------------------------------------------------------------------
(* The new image's bootstrap, while hosts are served. All that takes its time comes before changes are tracked, so
   that what is counted at the end of a round is what is merged, but for what hosts change while peers are told. *)

\* Whatever is not known to be present is not there.
Identify ==
    /\ Place("Identify")
    /\ LET new == handover[2] IN
       update' =
         IF \E c \in Images[new].requires : Environment[c] # "present" THEN Refused("INCOMPATIBLE")
         ELSE IF SafeOrders(running, new, module) = {} THEN Refused("NO_BURN_ORDER")
         ELSE [update EXCEPT !.at = "PlaceTables", !.before = module,
                             !.plan = FirstOf(SafeOrders(running, new, module))]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* A table whose layout stays is where it was; one that is converted needs room of its own.
PlaceTables ==
    /\ Place("PlaceTables")
    /\ update' = [update EXCEPT !.root = IF IsConverting THEN 3 - root ELSE root,
                                !.at = IF update.plan = <<>> THEN "CreateStructures" ELSE "BurnModule"]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* The module is what the plan was made for, and becomes what the image brings.
BurnModule ==
    /\ Place("BurnModule")
    /\ LET m == Head(update.plan) IN
       IF module[m] # update.before[m]
       THEN update' = Refused("BURN_FAILED") /\ UNCHANGED module
       ELSE /\ module' = [module EXCEPT ![m] = Images[update.image].levels[m]]
            /\ update' = [update EXCEPT !.burnt = Append(@, m), !.plan = Tail(@),
                                        !.at = IF Len(update.plan) = 1 THEN "CreateStructures" ELSE "BurnModule"]
    /\ UNCHANGED <<hosts, workers, gate, images, data, peers>>

CreateStructures ==
    /\ Place("CreateStructures")
    /\ update' = Goes("SaveOld")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

SaveOld ==
    /\ Place("SaveOld")
    /\ saved' = SubSeq(window, 1, Images[running].blocks)
    /\ update' = Goes("DefineCode")
    /\ UNCHANGED <<hosts, workers, gate, whole, window, buffer, handover, running, data, outside>>

DefineCode ==
    /\ Place("DefineCode")
    /\ update' = Goes(IF IsConverting THEN "StartTracking" ELSE "Withdraw")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* Every entry is marked, and from now on each change is.
StartTracking ==
    /\ Place("StartTracking")
    /\ tracking' = TRUE
    /\ marks' = Ports
    /\ update' = Seeks([update EXCEPT !.round = 1], 1)
    /\ UNCHANGED <<hosts, workers, gate, images, tables, root, outside>>

\* One word of marks is looked at, the entry's own: several are not read in one step. An entry behind the last one
\* takes a step as well, in which nothing is found.
SeekMark ==
    /\ Place("SeekMark")
    /\ LET e == update.entry
           found == {p \in marks : p >= e /\ MarkWord(p) = MarkWord(e)}
           next == FirstIn(MarkWord(e) + 1)
       IN update' = IF found # {} THEN [update EXCEPT !.at = "ClearMark", !.entry = Least(found)]
                    ELSE IF next \in Ports THEN [update EXCEPT !.entry = next]
                    ELSE [update EXCEPT !.at = IF update.round = 0 THEN "BeginOverlay" ELSE "CountMarks", !.entry = 0]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* Before the entry is read, never after.
ClearMark ==
    /\ Place("ClearMark")
    /\ marks' = marks \ {update.entry}
    /\ update' = Goes("ReadEntry")
    /\ UNCHANGED <<hosts, workers, gate, images, tables, root, tracking, outside>>

\* In one step; the implementation reads word by word. What it may read besides is an entry that a worker changes
\* meanwhile and has yet to mark, so it is read once more.
ReadEntry ==
    /\ Place("ReadEntry")
    /\ update' = [update EXCEPT !.at = "WriteEntry", !.scratch = tables[root][update.entry]]
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

WriteEntry ==
    /\ Place("WriteEntry")
    /\ tables' = [tables EXCEPT ![update.root][update.entry] =
                    IF HasRoom(Layout(running), update.image, update.scratch)
                    THEN Converted(Layout(running), Layout(update.image), update.scratch)
                    ELSE BlankEntry]
    /\ update' = IF IsLost(Layout(running), update.image, update.scratch)
                 THEN Refused("VALUE_LOST") ELSE Seeks(update, update.entry + 1)
    /\ UNCHANGED <<hosts, workers, gate, images, root, tracking, marks, outside>>

\* What is left is small enough for the pause, or worth another round, or hosts are faster than this. Words are
\* counted one after the other; but meanwhile marks only come, one by one, as only the update clears them: there is
\* an instant at which there were as many as were counted, and that is this step.
CountMarks ==
    /\ Place("CountMarks")
    /\ update' = IF Cardinality(marks) <= RestMax THEN [update EXCEPT !.at = "Withdraw", !.round = 0]
                 ELSE IF update.round >= RoundsMax THEN Refused("CHURN")
                 ELSE Seeks([update EXCEPT !.round = @ + 1], 1)
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* Peers count on nothing from now on that the new image does not have.
Withdraw ==
    /\ Place("Withdraw")
    /\ peers' = peers \intersect Images[update.image].offers
    /\ update' = [update EXCEPT !.at = "CloseGate", !.withdrawn = TRUE]
    /\ UNCHANGED <<hosts, workers, gate, images, data, module>>

------------------------------------------------------------------------------
(* The pause. *)

CloseGate ==
    /\ Place("CloseGate")
    /\ gate' = "closed"
    /\ update' = Goes("Drain")
    /\ UNCHANGED <<hosts, workers, images, data, outside>>

Drain ==
    /\ Place("Drain")
    /\ inside = {}
    /\ update' = IF IsConverting THEN Seeks(update, 1) ELSE Goes("BeginOverlay")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* How long is for the driver to say.
ExpireDrain ==
    /\ Place("Drain")
    /\ inside # {}
    /\ update' = Refused("DRAIN_EXPIRED")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* The window without what lies behind an image.
ClearedBehind(i) == [b \in 1..WindowBlocks |-> IF b <= Images[i].blocks THEN window[b] ELSE NoImage]

BeginOverlay ==
    /\ Place("BeginOverlay")
    /\ whole' = FALSE
    /\ window' = ClearedBehind(update.image)
    /\ update' = [update EXCEPT !.at = "CopyBlock", !.block = 1]
    /\ UNCHANGED <<hosts, workers, gate, saved, buffer, handover, running, data, outside>>

CopyBlock ==
    /\ Place("CopyBlock")
    /\ window' = [window EXCEPT ![update.block] = buffer.blocks[update.block]]
    /\ update' = IF update.block < Len(buffer.blocks)
                 THEN [update EXCEPT !.block = @ + 1]
                 ELSE [update EXCEPT !.at = "VerifyCopy", !.block = 0]
    /\ UNCHANGED <<hosts, workers, gate, whole, saved, buffer, handover, running, data, outside>>

IsCopied == SubSeq(window, 1, Len(buffer.blocks)) = buffer.blocks /\ Images[update.image].copies

VerifyCopy ==
    /\ Place("VerifyCopy")
    /\ update' =
         IF IsCopied THEN Goes("Initialize")
         ELSE IF update.forced THEN Goes("Lost")
         ELSE Refused("COPY_UNVERIFIED")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

Initialize ==
    /\ Place("Initialize")
    /\ update' = Goes("Switch")
    /\ UNCHANGED <<hosts, workers, gate, images, data, outside>>

\* The point of no return: the window is whole, and its code is what is entered.
Switch ==
    /\ Place("Switch")
    /\ whole' = TRUE
    /\ running' = update.image
    /\ root' = update.root
    /\ tracking' = FALSE
    /\ marks' = {}
    /\ update' = Goes("Grant")
    /\ UNCHANGED <<hosts, workers, gate, window, saved, buffer, handover, tables, outside>>

\* Peers count on what the new image offers from now on, and not before.
Grant ==
    /\ Place("Grant")
    /\ peers' = Images[running].offers
    /\ update' = Goes("OpenGate")
    /\ UNCHANGED <<hosts, workers, gate, images, data, module>>

OpenGate ==
    /\ Place("OpenGate")
    /\ gate' = "open"
    /\ update' = Goes("ReleaseBuffer")
    /\ UNCHANGED <<hosts, workers, images, data, outside>>

\* Memory that is free has no content.
Release ==
    /\ buffer' = EmptyBuffer
    /\ handover' = NoHandover
    /\ saved' = NoBlocks
    /\ tables' = [tables EXCEPT ![3 - root] = BlankTable]
    /\ update' = NoUpdate

ReleaseBuffer ==
    /\ Place("ReleaseBuffer")
    /\ Release
    /\ UNCHANGED <<hosts, workers, gate, whole, window, root, running, tracking, marks, outside>>

------------------------------------------------------------------------------
(* The way back of a refused update. *)

RestoreBlock ==
    /\ Place("RestoreBlock")
    /\ window' = [window EXCEPT ![update.block] = saved[update.block]]
    /\ update' = IF update.block < Len(saved)
                 THEN [update EXCEPT !.block = @ + 1]
                 ELSE [update EXCEPT !.at = "VerifyRestored", !.block = 0]
    /\ UNCHANGED <<hosts, workers, gate, whole, saved, buffer, handover, running, data, outside>>

\* The window holds the old image again; if it does not, the only way left is forward.
VerifyRestored ==
    /\ Place("VerifyRestored")
    /\ IF SubSeq(window, 1, Len(saved)) = saved
       THEN /\ whole' = TRUE
            /\ window' = ClearedBehind(running)
            /\ update' = WayBack(update, TRUE, gate = "open", tracking)
       ELSE /\ update' = [update EXCEPT !.at = "CopyBlock", !.block = 1, !.forced = TRUE]
            /\ window' = ClearedBehind(update.image)
            /\ UNCHANGED whole
    /\ UNCHANGED <<hosts, workers, gate, saved, buffer, handover, running, data, outside>>

ReopenGate ==
    /\ Place("ReopenGate")
    /\ gate' = "open"
    /\ update' = WayBack(update, TRUE, TRUE, tracking)
    /\ UNCHANGED <<hosts, workers, images, data, outside>>

StopTracking ==
    /\ Place("StopTracking")
    /\ tracking' = FALSE
    /\ marks' = {}
    /\ update' = WayBack(update, TRUE, TRUE, FALSE)
    /\ UNCHANGED <<hosts, workers, gate, images, tables, root, outside>>

Unburnt(u) == [u EXCEPT !.burnt = SubSeq(@, 1, Len(@) - 1)]
LastBurnt == update.burnt[Len(update.burnt)]

UndoBurn ==
    /\ Place("UndoBurn")
    /\ module' = [module EXCEPT ![LastBurnt] = update.before[LastBurnt]]
    /\ update' = WayBack(Unburnt(update), TRUE, TRUE, FALSE)
    /\ UNCHANGED <<hosts, workers, gate, images, data, peers>>

ReturnBuffer ==
    /\ Place("ReturnBuffer")
    /\ peers' = IF update.withdrawn THEN Images[running].offers ELSE peers
    /\ Release
    /\ UNCHANGED <<hosts, workers, gate, whole, window, root, running, tracking, marks, module>>

UpdateStep ==
    \/ LoadChunk \/ CheckImage \/ HandOver \/ Branch
    \/ Identify \/ PlaceTables \/ BurnModule \/ CreateStructures
    \/ SaveOld \/ DefineCode
    \/ StartTracking \/ SeekMark \/ ClearMark \/ ReadEntry \/ WriteEntry \/ CountMarks
    \/ Withdraw
    \/ CloseGate \/ Drain \/ ExpireDrain
    \/ BeginOverlay \/ CopyBlock \/ VerifyCopy \/ Initialize \/ Switch
    \/ Grant \/ OpenGate \/ ReleaseBuffer
    \/ RestoreBlock \/ VerifyRestored \/ ReopenGate \/ StopTracking \/ UndoBurn \/ ReturnBuffer
==============================================================================
