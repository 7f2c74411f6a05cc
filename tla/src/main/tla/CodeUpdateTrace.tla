--------------------------- MODULE CodeUpdateTrace ----------------------------
(* A part of a trace, replayed: each step of it is an action of the protocol, and nothing else happens.

   Source: the steps by which palimpsest.properties.trace explains the events of a trace, written by it as the
   constant Logged, with the state in which they begin as Start. A step that is not enabled, or that leads elsewhere
   than the trace says, is a deadlock; a part that is explained ends in the state behind its last step.

   The machine knows one table and few entries where an adapter has many, so its first entry stands for the one that
   an event is about, and it is not known from the start which image is loaded. What the machine is told of that are
   the steps that are no actions here: IsTold and IsBegunAgain. *)
EXTENDS CodeUpdate

CONSTANTS
    Start,      \* the state in which the part begins: a record of all variables
    Lines,      \* how many steps it has
    Logged(_)   \* its n-th step: a record of the action, its arguments, and what is seen of the state behind it;
                \* an operator, as TLC would make the whole of a sequence anew for each step

VARIABLE line   \* the step that comes next

------------------------------------------------------------------------------
(* The steps of workers. *)

IsAnnounce(e) == e.action = "Announce" /\ Announce(e.w, e.p)
IsEnter(e) == e.action = "Enter" /\ Enter(e.w)
IsRetreat(e) == e.action = "Retreat" /\ Retreat(e.w)
IsAwaitGate(e) == e.action = "AwaitGate" /\ AwaitGate(e.w)
IsServe(e) == e.action = "Serve" /\ Serve(e.w)
IsLeave(e) == e.action = "Leave" /\ Leave(e.w)
IsMoveBlock(e) == e.action = "MoveBlock" /\ MoveBlock(e.w)
IsAnswer(e) == e.action = "Answer" /\ Answer(e.w)

IsWorkerStep(e) ==
    \/ IsAnnounce(e) \/ IsEnter(e) \/ IsRetreat(e) \/ IsAwaitGate(e)
    \/ IsServe(e) \/ IsLeave(e) \/ IsMoveBlock(e) \/ IsAnswer(e)

(* The steps of an update. *)

IsLoadChunk(e) == e.action = "LoadChunk" /\ LoadChunk
IsCheckImage(e) == e.action = "CheckImage" /\ CheckImage
IsHandOver(e) == e.action = "HandOver" /\ HandOver
IsBranch(e) == e.action = "Branch" /\ Branch
IsIdentify(e) == e.action = "Identify" /\ Identify
IsPlaceTables(e) == e.action = "PlaceTables" /\ PlaceTables
IsBurnModule(e) == e.action = "BurnModule" /\ BurnModule
IsCreateStructures(e) == e.action = "CreateStructures" /\ CreateStructures
IsSaveOld(e) == e.action = "SaveOld" /\ SaveOld
IsDefineCode(e) == e.action = "DefineCode" /\ DefineCode
IsStartTracking(e) == e.action = "StartTracking" /\ StartTracking
IsSeekMark(e) == e.action = "SeekMark" /\ SeekMark
IsClearMark(e) == e.action = "ClearMark" /\ ClearMark
IsReadEntry(e) == e.action = "ReadEntry" /\ ReadEntry
IsWriteEntry(e) == e.action = "WriteEntry" /\ WriteEntry
IsCountMarks(e) == e.action = "CountMarks" /\ CountMarks
IsWithdraw(e) == e.action = "Withdraw" /\ Withdraw
IsCloseGate(e) == e.action = "CloseGate" /\ CloseGate
IsDrain(e) == e.action = "Drain" /\ Drain
IsExpireDrain(e) == e.action = "ExpireDrain" /\ ExpireDrain
IsBeginOverlay(e) == e.action = "BeginOverlay" /\ BeginOverlay
IsCopyBlock(e) == e.action = "CopyBlock" /\ CopyBlock
IsVerifyCopy(e) == e.action = "VerifyCopy" /\ VerifyCopy
IsInitialize(e) == e.action = "Initialize" /\ Initialize
IsSwitch(e) == e.action = "Switch" /\ Switch
IsGrant(e) == e.action = "Grant" /\ Grant
IsOpenGate(e) == e.action = "OpenGate" /\ OpenGate
IsReleaseBuffer(e) == e.action = "ReleaseBuffer" /\ ReleaseBuffer
IsRestoreBlock(e) == e.action = "RestoreBlock" /\ RestoreBlock
IsVerifyRestored(e) == e.action = "VerifyRestored" /\ VerifyRestored
IsReopenGate(e) == e.action = "ReopenGate" /\ ReopenGate
IsStopTracking(e) == e.action = "StopTracking" /\ StopTracking
IsUndoBurn(e) == e.action = "UndoBurn" /\ UndoBurn
IsReturnBuffer(e) == e.action = "ReturnBuffer" /\ ReturnBuffer

IsUpdateStep(e) ==
    \/ IsLoadChunk(e) \/ IsCheckImage(e) \/ IsHandOver(e) \/ IsBranch(e)
    \/ IsIdentify(e) \/ IsPlaceTables(e) \/ IsBurnModule(e) \/ IsCreateStructures(e) \/ IsSaveOld(e)
    \/ IsDefineCode(e) \/ IsStartTracking(e) \/ IsSeekMark(e) \/ IsClearMark(e) \/ IsReadEntry(e)
    \/ IsWriteEntry(e) \/ IsCountMarks(e) \/ IsWithdraw(e) \/ IsCloseGate(e) \/ IsDrain(e) \/ IsExpireDrain(e)
    \/ IsBeginOverlay(e) \/ IsCopyBlock(e) \/ IsVerifyCopy(e) \/ IsInitialize(e) \/ IsSwitch(e) \/ IsGrant(e)
    \/ IsOpenGate(e) \/ IsReleaseBuffer(e)
    \/ IsRestoreBlock(e) \/ IsVerifyRestored(e) \/ IsReopenGate(e) \/ IsStopTracking(e) \/ IsUndoBurn(e)
    \/ IsReturnBuffer(e)

(* What surrounds the adapter. *)

IsSubmit(e) == e.action = "Submit" /\ Submit(e.p, [kind |-> "read", value |-> 0])
IsInterrupt(e) == e.action = "Interrupt" /\ Interrupt(e.i)
IsSpoilBlock(e) == e.action = "SpoilBlock" /\ SpoilBlock(e.b)
IsFailSource(e) == e.action = "FailSource" /\ FailSource
IsFailCode(e) == e.action = "FailCode" /\ FailCode
IsFailBurn(e) == e.action = "FailBurn" /\ FailBurn
IsFailUndo(e) == e.action = "FailUndo" /\ FailUndo

IsEnvironmentStep(e) ==
    \/ IsSubmit(e) \/ IsInterrupt(e) \/ IsSpoilBlock(e)
    \/ IsFailSource(e) \/ IsFailCode(e) \/ IsFailBurn(e) \/ IsFailUndo(e)

------------------------------------------------------------------------------
(* What stutters but for what the machine is told. *)

\* The entry that the next event is about, whether it is marked, what was read of it, and the modules as they were
\* found.
IsTold(e) ==
    /\ e.action = "Told"
    /\ tables' = e.tables
    /\ marks' = e.marks
    /\ module' = e.module
    /\ update' = [update EXCEPT !.entry = e.entry, !.scratch = e.scratch]
    /\ UNCHANGED <<hosts, workers, gate, images, root, tracking, peers>>

\* The update is taken back, to begin again with the image that turned out to be loaded.
IsBegunAgain(e) ==
    /\ e.action = "BegunAgain"
    /\ update.at \in {"Idle", "LoadChunk"}
    /\ update' = NoUpdate
    /\ buffer' = EmptyBuffer
    /\ UNCHANGED <<hosts, workers, gate, whole, window, saved, handover, running, data, outside>>

\* What is seen of the state behind a step.
Seen(e) ==
    /\ update'.at = e.update
    /\ update'.refusal = e.refusal
    /\ gate' = e.gate
    /\ inside' = e.inside
    /\ \A w \in Workers : worker'[w].at = e.workers[w]

------------------------------------------------------------------------------
TraceInit ==
    /\ host = Start.host /\ request = Start.request
    /\ worker = Start.worker /\ inside = Start.inside
    /\ gate = Start.gate
    /\ whole = Start.whole /\ window = Start.window /\ saved = Start.saved /\ buffer = Start.buffer
    /\ handover = Start.handover /\ running = Start.running
    /\ tables = Start.tables /\ root = Start.root /\ tracking = Start.tracking /\ marks = Start.marks
    /\ module = Start.module /\ peers = Start.peers
    /\ update = Start.update
    /\ line = 1

Explain ==
    /\ line <= Lines
    /\ line' = line + 1
    /\ LET e == Logged(line) IN
        /\ IsWorkerStep(e) \/ IsUpdateStep(e) \/ IsEnvironmentStep(e) \/ IsTold(e) \/ IsBegunAgain(e)
        /\ Seen(e)

\* All steps are explained.
End == line > Lines /\ UNCHANGED <<vars, line>>

TraceSpec == TraceInit /\ [][Explain \/ End]_<<vars, line>>
==============================================================================
