--------------------------- MODULE LastPathPaused ----------------------------
(* R49: Nobody looks at the paths of hosts. *)
EXTENDS StorageSystemFixtures

PauseAnyway ==
    /\ Leads("PauseAdapter")
    /\ roll.turn \in Alive
    /\ condition' = [condition EXCEPT ![roll.turn] = "paused"]
    /\ roll' = Goes("UpdateAdapter")
    /\ UNCHANGED <<outside, begun, version, device>>
==============================================================================
