------------------------------- MODULE Adapter -------------------------------
(* What a host sees of an adapter: it logs in and out and reads, each request is answered once, now and then
   requests have to wait, and at some point they are served by another image. Nothing here knows of windows,
   buffers or conversion: one switch, one step, which leaves every session as it is.

   Source: the requirements IOC, PER, INI-3. Left out: the blocks that hosts read and write (the device keeps
   them; an update does not touch it), several adapters, power loss. *)
EXTENDS Naturals

CONSTANTS
    Ports,          \* one host each, one request at a time
    Images,         \* the names of the images that may run
    FirstImage,     \* the one that runs first
    Values,         \* what a host may ask for at login: positive numbers
    Sessions,       \* session numbers are counted modulo this
    Kept(_, _)      \* Kept(image, value): what the image keeps of a value, if it cannot hold it

VARIABLES
    host,           \* port -> what the host there was last told: its session, value 0 for logged out
    request,        \* port -> what it asks for
    phase,          \* port -> how far that is
    told,           \* port -> the answer of a request that was performed
    sessions,       \* port -> the session as the adapter keeps it
    running,        \* the image that serves requests
    open            \* whether requests are admitted

vars == <<host, request, phase, told, sessions, running, open>>

Session == [value : {0} \union Values, session : 0..Sessions - 1]
LoggedOut == [value |-> 0, session |-> 0]
NoRequest == [kind |-> "none", value |-> 0]
Request == {NoRequest} \union [kind : {"logout", "read"}, value : {0}] \union [kind : {"login"}, value : Values]
Phases == {"none", "waiting", "admitted", "performed", "departed"}

TypeOK ==
    /\ host \in [Ports -> Session]
    /\ request \in [Ports -> Request]
    /\ phase \in [Ports -> Phases]
    /\ told \in [Ports -> Session]
    /\ sessions \in [Ports -> Session]
    /\ running \in Images
    /\ open \in BOOLEAN

Init ==
    /\ host = [p \in Ports |-> LoggedOut]
    /\ request = [p \in Ports |-> NoRequest]
    /\ phase = [p \in Ports |-> "none"]
    /\ told = [p \in Ports |-> LoggedOut]
    /\ sessions = [p \in Ports |-> LoggedOut]
    /\ running = FirstImage
    /\ open = TRUE

------------------------------------------------------------------------------
(* System. *)

Move(p, from, to) == phase[p] = from /\ phase' = [phase EXCEPT ![p] = to]

Admit(p) ==
    /\ open
    /\ Move(p, "waiting", "admitted")
    /\ UNCHANGED <<host, request, told, sessions, running, open>>

\* The session that a request leaves behind.
Effect(s, r) ==
    CASE r.kind = "login" -> [value |-> Kept(running, r.value), session |-> (s.session + 1) % Sessions]
      [] r.kind = "logout" -> [s EXCEPT !.value = 0]
      [] r.kind = "read" -> s

Perform(p) ==
    /\ Move(p, "admitted", "performed")
    /\ sessions' = [sessions EXCEPT ![p] = Effect(@, request[p])]
    /\ told' = [told EXCEPT ![p] = sessions'[p]]
    /\ UNCHANGED <<host, request, running, open>>

Depart(p) ==
    /\ Move(p, "performed", "departed")
    /\ UNCHANGED <<host, request, told, sessions, running, open>>

Answer(p) ==
    /\ Move(p, "departed", "none")
    /\ host' = [host EXCEPT ![p] = told[p]]
    /\ request' = [request EXCEPT ![p] = NoRequest]
    /\ told' = [told EXCEPT ![p] = LoggedOut]
    /\ UNCHANGED <<sessions, running, open>>

Pause ==
    /\ open
    /\ open' = FALSE
    /\ UNCHANGED <<host, request, phase, told, sessions, running>>

Resume ==
    /\ ~open
    /\ open' = TRUE
    /\ UNCHANGED <<host, request, phase, told, sessions, running>>

\* The update, as a host sees it. Sessions stay: that acknowledged logins survive is this line.
SwitchTo(i) ==
    /\ ~open
    /\ \A p \in Ports : phase[p] \notin {"admitted", "performed"}
    /\ running' = i
    /\ UNCHANGED <<host, request, phase, told, sessions, open>>

System ==
    \/ \E p \in Ports : Admit(p) \/ Perform(p) \/ Depart(p) \/ Answer(p)
    \/ Pause
    \/ Resume
    \/ \E i \in Images : SwitchTo(i)

------------------------------------------------------------------------------
(* Environment. *)

Submit(p) ==
    /\ Move(p, "none", "waiting")
    /\ \E r \in Request \ {NoRequest} : request' = [request EXCEPT ![p] = r]
    /\ UNCHANGED <<host, told, sessions, running, open>>

Environment == \E p \in Ports : Submit(p)

------------------------------------------------------------------------------
Next == System \/ Environment

Safety == Init /\ [][Next]_vars

Spec ==
    /\ Safety
    /\ WF_vars(Resume)                          \* a pause ends
    /\ \A p \in Ports :
        /\ SF_vars(Admit(p))                    \* pauses come again, but leave a request time to enter
        /\ WF_vars(Perform(p) \/ Depart(p) \/ Answer(p))  \* workers work

------------------------------------------------------------------------------
(* Properties. *)

\* While nothing is in flight, the adapter keeps just what the host was told.
KeptAsToldInv == \A p \in Ports : phase[p] \in {"none", "waiting", "admitted"} => sessions[p] = host[p]

AnsweredProp == \A p \in Ports : phase[p] = "waiting" ~> phase[p] = "none"

THEOREM Spec => [](TypeOK /\ KeptAsToldInv) /\ AnsweredProp
==============================================================================
