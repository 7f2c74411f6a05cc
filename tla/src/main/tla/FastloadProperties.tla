-------------------------- MODULE FastloadProperties --------------------------
(* What fastload promises: its fairness, its properties, and that it refines what a host sees. *)
EXTENDS Fastload

Fairness ==
    /\ WF_vars(UpdateStep)              \* the update has a thread of its own
    /\ WF_vars(StartStep /\ ~IsOnTrial) \* a start does nothing but go on, as long as power stays
    /\ SF_vars(Confirm)                 \* a trial that goes on serving has served, between updates that are refused

Spec == Safety /\ Fairness

------------------------------------------------------------------------------
(* Images. *)

\* Whatever is started, or goes on running, is a whole image, and a verified one.
BootsWholeInv ==
    /\ IsServing => ImageOf(window) = running /\ running # NoImage
    /\ Place("StartFast") \/ Place("StartStandard") => ImageOf(window) # NoImage /\ window = slot[step.slot]

\* Some slot holds a whole image that is confirmed, at every step.
SomeImageInv == ImageOf(slot[Current.confirmed]) # NoImage

\* What is stored, copied and started was admitted: by its signature, and by its version.
AdmittedInv ==
    step.at \in (Updating \ {"LoadChunk", "CheckImage", "RestoreOld", "ReturnBuffer"}) =>
        Images[step.image].signed /\ Images[step.image].version >= Current.counter

------------------------------------------------------------------------------
(* The record. *)

\* One copy is whole, whatever was under way.
RecordReadableInv == \E c \in 1..2 : record[c].whole

\* A confirmed image is replaced by a confirmation only: by the trial that runs.
ConfirmedStaysProp ==
    [][(Current.confirmed)' # Current.confirmed =>
        IsOnTrial /\ running = ImageOf(slot[Current.trial]) /\ (Current.confirmed)' = Current.trial]_vars

\* The counter moves with a confirmation only, and never back.
CounterProp ==
    [][(Current.counter)' # Current.counter =>
        (Current.confirmed)' # Current.confirmed /\ (Current.counter)' > Current.counter]_vars

\* The image that is confirmed, and no other, is what the counter was raised for: both in one instant.
CommittedInv == Images[ImageOf(slot[Current.confirmed])].version = Current.counter

------------------------------------------------------------------------------
(* The key. *)

\* A key that was stored, or that opened a start, stands for an overlay that was verified: of that image, on this
\* adapter, in this epoch.
KeyInv ==
    /\ Place("Restart") => key = KeyOf(step.image, "own", Current.epoch) /\ window = All(step.image)
    /\ Place("EraseKey") /\ step.fast =>
        /\ key.state = "whole" /\ key.adapter = "own"
        /\ After(key.epoch, Epochs) = Current.epoch
        /\ window = All(key.image) /\ slot[step.slot] = window

\* A key opens at most one fast start: it is gone before either sequence begins.
KeyOnceProp == [][step'.at \in {"StartFast", "SelfTest"} => key' = NoKey]_vars

\* A fast start needs the witness: memory has been kept.
FastInv == Place("StartFast") => window # Blank /\ \A p \in Ports : session[p] # "lost"

\* The image and the sequence are chosen once in a start; but a trial that is given up leaves the choice.
ChosenOnceProp ==
    [][step.at \in Starting /\ step'.at \in Starting \ {"ReadRecord"} =>
        /\ step'.fast # step.fast => Place("ReadKey")
        /\ step'.slot # step.slot => Place("ReadRecord") \/ Place("GiveUpTrial")]_vars

------------------------------------------------------------------------------
(* Logins. *)

\* True iff the adapter keeps just what the host of each port believes.
IsAgreed == \A p \in Ports : session[p] = IF host[p] THEN "in" ELSE "out"

\* After a fast start each acknowledged login is there; after a standard one no host believes in one.
SessionsKeptInv ==
    /\ IsServing \/ Place("StartFast") => IsAgreed
    /\ Place("StartStandard") => IsAgreed /\ \A p \in Ports : ~host[p]

------------------------------------------------------------------------------
(* What is left behind. *)

\* When no update runs, nothing of one is there that the next one would see; a trial is there only while it runs.
RetryInv ==
    Place("Idle") =>
        /\ step = Standing /\ witness = 0 /\ key.state # "whole"
        /\ Current.trial # 0 => running = ImageOf(slot[Current.trial])

\* An update is refused for a reason, and the old image runs on.
RefusalInv ==
    /\ step.refusal \in {"STORAGE_FAILED", "COPY_UNVERIFIED"} => step.spoilt > 0
    /\ step.refusal # "none" => step.at \in {"RestoreOld", "ReturnBuffer"} /\ witness = 0
    /\ step.refusal = "BUSY" => Current.trial # 0
    /\ step.refusal \notin {"none", "BUSY", "BAD_IMAGE"} => Current.trial = 0

------------------------------------------------------------------------------
(* Liveness. *)

\* No start begins but by the update itself.
IsSpared == step'.at = "ReadRecord" => Place("Restart")

\* As long as power stays, each start ends in an image that runs, and so does each update.
StartEndsProp == <>[][IsSpared]_vars => (step.at \in Starting ~> Place("Idle"))
UpdateEndsProp == <>[][IsSpared]_vars => (step.at \in Updating ~> Place("Idle"))
ConfirmedProp == <>[][IsSpared]_vars => (IsOnTrial ~> Current.trial = 0)

------------------------------------------------------------------------------
(* Refinement: what a host sees. While no image serves, the hosts are told of nothing but that all is forgotten. *)

Seen == INSTANCE RestartingAdapter WITH
    loggedIn <- {p \in Ports : IF IsServing THEN session[p] = "in" ELSE host[p]},
    serving <- IF IsServing THEN running ELSE NoImage

RefinesProp == Seen!Safety

THEOREM Safety => RefinesProp

------------------------------------------------------------------------------
(* The names of properties, and what they are for:

   BootsWholeInv       R22 R24    RecordReadableInv  R23    KeyInv          R32 R35    SessionsKeptInv  R37
   SomeImageInv        R24        ConfirmedStaysProp R29    KeyOnceProp     R31 R34    RetryInv         R30
   AdmittedInv         R28        CounterProp        R28    FastInv         R33        RefinesProp      PER, IOC
   RefusalInv          R30        CommittedInv       R28    ChosenOnceProp  R36        StartEndsProp    FST-7, FST-9 *)
==============================================================================
