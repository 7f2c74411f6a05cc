---------------------------- MODULE FastloadStart -----------------------------
(* System: a start, after a warm restart or a power loss, and the confirmation of what was started. *)
EXTENDS FastloadUpdate

(* The choices, each made once. *)

\* True iff the trial is what is started: tries are left, its slot is whole, and it is not too old.
IsTrialStarted ==
    /\ Current.trial # 0 /\ Current.tries > 0
    /\ LET i == ImageOf(slot[Current.trial]) IN i # NoImage /\ Images[i].version >= Current.counter

ReadRecord ==
    /\ Place("ReadRecord")
    /\ step' = [step EXCEPT !.at = "StoreTry", !.slot = IF IsTrialStarted THEN Current.trial ELSE Current.confirmed]
    /\ UNCHANGED <<host, volatile, durable>>

\* Durable, before anything of the image runs: the start counts. A trial that is not started is given up, or a later
\* update would find it in the record while its slot is written. A witness of an earlier epoch than the last counts as
\* none: it opens nothing any more, and epochs come round here.
StoreTry ==
    /\ Place("StoreTry")
    /\ LET isTrial == step.slot = Current.trial IN
       Put([Current EXCEPT !.epoch = After(@, Epochs),
                           !.trial = IF isTrial THEN @ ELSE 0,
                           !.tries = IF isTrial THEN @ - 1 ELSE 0])
    /\ witness' = IF witness = WitnessOf(Current.epoch) THEN witness ELSE 0
    /\ step' = Goes("ReadKey")
    /\ UNCHANGED <<host, session, running, window, slot, key>>

\* True iff the key is for this start: whole, of the image that is started, of this adapter, of the epoch before this
\* one, and memory has been kept since.
Opens(k) ==
    /\ k.state = "whole"
    /\ k.image = ImageOf(slot[step.slot])
    /\ k.adapter = "own"
    /\ After(k.epoch, Epochs) = Current.epoch
    /\ witness = WitnessOf(k.epoch)

ReadKey ==
    /\ Place("ReadKey")
    /\ step' = [step EXCEPT !.at = "EraseKey", !.fast = Opens(key)]
    /\ UNCHANGED <<host, volatile, durable>>

\* Durable, whatever was chosen, and before either sequence begins.
EraseKey ==
    /\ Place("EraseKey")
    /\ key' = NoKey
    /\ witness' = 0
    /\ step' = Goes(IF step.fast THEN "StartFast" ELSE "SelfTest")
    /\ UNCHANGED <<host, session, running, window, slot, record>>

------------------------------------------------------------------------------
(* The fast sequence: everything is as it was. *)

StartFast ==
    /\ Place("StartFast")
    /\ running' = ImageOf(slot[step.slot])
    /\ step' = Standing
    /\ UNCHANGED <<host, session, window, witness, durable>>

------------------------------------------------------------------------------
(* The standard sequence. *)

\* All memory is written and read back, and holds nothing afterwards, but for the window.
SelfTest ==
    /\ Place("SelfTest")
    /\ session' = [p \in Ports |-> "out"]
    /\ step' = Goes("ResetLinks")
    /\ UNCHANGED <<host, running, window, witness, durable>>

\* Logins are forgotten, and the hosts learn of it.
ResetLinks ==
    /\ Place("ResetLinks")
    /\ session' = [p \in Ports |-> "out"]
    /\ host' = [p \in Ports |-> FALSE]
    /\ step' = Goes("VerifyWindow")
    /\ UNCHANGED <<running, window, witness, durable>>

\* A fast operation, and what it needs is made sure of here and now: a window that holds the image is not loaded. It is
\* verified as any other.
VerifyWindow ==
    /\ Place("VerifyWindow")
    /\ step' = IF ImageOf(window) # NoImage /\ window = slot[step.slot] THEN Goes("VerifyLoaded")
               ELSE [step EXCEPT !.at = "LoadBlock", !.block = 1]
    /\ UNCHANGED <<host, volatile, durable>>

\* Into a window that is cleared first: nothing is left of what was there.
LoadBlock ==
    /\ Place("LoadBlock")
    /\ window' = [IF step.block = 1 THEN Blank ELSE window EXCEPT ![step.block] = slot[step.slot][step.block]]
    /\ step' = IF step.block < Blocks THEN [step EXCEPT !.block = @ + 1]
               ELSE [step EXCEPT !.at = "VerifyLoaded", !.block = 0]
    /\ UNCHANGED <<host, session, running, witness, durable>>

\* A trial that does not verify is given up; the confirmed image is read again.
VerifyLoaded ==
    /\ Place("VerifyLoaded")
    /\ step' = IF ImageOf(window) # NoImage THEN Goes("StartStandard")
               ELSE IF step.slot = Current.trial THEN Goes("GiveUpTrial")
               ELSE [step EXCEPT !.at = "LoadBlock", !.block = 1]
    /\ UNCHANGED <<host, volatile, durable>>

\* Durable.
GiveUpTrial ==
    /\ Place("GiveUpTrial")
    /\ Put([Current EXCEPT !.trial = 0, !.tries = 0])
    /\ step' = [step EXCEPT !.at = "LoadBlock", !.slot = Current.confirmed, !.block = 1]
    /\ UNCHANGED <<host, volatile, slot, key>>

StartStandard ==
    /\ Place("StartStandard")
    /\ running' = ImageOf(window)
    /\ step' = Standing
    /\ UNCHANGED <<host, session, window, witness, durable>>

------------------------------------------------------------------------------
(* The confirmation. *)

\* True iff a trial runs.
IsOnTrial == Place("Idle") /\ Current.trial # 0

Max(m, n) == IF m > n THEN m ELSE n

\* Durable, in one write: there is no instant at which the image is confirmed and the counter is not raised.
Confirm ==
    /\ IsOnTrial
    /\ Put([Current EXCEPT !.confirmed = Current.trial, !.trial = 0, !.tries = 0,
                           !.counter = Max(@, Images[running].version)])
    /\ UNCHANGED <<host, volatile, slot, key, step>>

StartStep ==
    \/ ReadRecord \/ StoreTry \/ ReadKey \/ EraseKey
    \/ StartFast
    \/ SelfTest \/ ResetLinks \/ VerifyWindow \/ LoadBlock \/ VerifyLoaded \/ GiveUpTrial \/ StartStandard
    \/ Confirm
==============================================================================
