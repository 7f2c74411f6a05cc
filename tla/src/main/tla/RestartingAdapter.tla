-------------------------- MODULE RestartingAdapter ---------------------------
(* What a host sees of an adapter that may be started anew: it logs in and out while an image serves; now and then
   none does, and when one serves again, either every login is still there, or every host was told that its own is
   gone. Which image that is, and why it was started, no host sees.

   Adapter.tla does not allow the second, as no update in the running adapter forgets a login; so what restarts is
   held against this module. Left out: requests that wait (Adapter.tla has them), and how a host learns of it. *)
EXTENDS Naturals

CONSTANTS
    Ports,      \* one host each
    ImageNames, \* the names of the images that may serve
    FirstImage, \* the one that serves first
    NoImage     \* none

VARIABLES
    loggedIn,   \* the ports whose hosts believe that they are logged in
    serving     \* the image that serves them, or none

vars == <<loggedIn, serving>>

TypeOK == loggedIn \subseteq Ports /\ serving \in ImageNames \union {NoImage}

Init == loggedIn = {} /\ serving = FirstImage

------------------------------------------------------------------------------
(* System. *)

Pause ==
    /\ serving # NoImage
    /\ serving' = NoImage
    /\ UNCHANGED loggedIn

\* All at once: there is no host that keeps what another one loses.
Forget ==
    /\ serving = NoImage
    /\ loggedIn' = {}
    /\ UNCHANGED serving

Resume(i) ==
    /\ serving = NoImage
    /\ serving' = i
    /\ UNCHANGED loggedIn

System == Pause \/ Forget \/ \E i \in ImageNames : Resume(i)

------------------------------------------------------------------------------
(* Environment. *)

Login(p) ==
    /\ serving # NoImage
    /\ p \notin loggedIn
    /\ loggedIn' = loggedIn \union {p}
    /\ UNCHANGED serving

Logout(p) ==
    /\ serving # NoImage
    /\ p \in loggedIn
    /\ loggedIn' = loggedIn \ {p}
    /\ UNCHANGED serving

Environment == \E p \in Ports : Login(p) \/ Logout(p)

------------------------------------------------------------------------------
Next == System \/ Environment
Safety == Init /\ [][Next]_vars
THEOREM Safety => []TypeOK
==============================================================================
