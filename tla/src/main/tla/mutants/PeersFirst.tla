----------------------------- MODULE PeersFirst ------------------------------
(* SYS-2: The source comes last. *)
EXTENDS StorageSystemFixtures

ChoosePeer ==
    /\ Leads("ChooseNext")
    /\ LET left == roll.left \intersect Alive
           peers == left \ {roll.lead} IN
       roll' = IF left = {} THEN [roll EXCEPT !.at = "EndRoll", !.left = {}]
               ELSE IF peers = {}
               THEN [roll EXCEPT !.at = "PauseAdapter", !.turn = roll.lead, !.left = left]
               ELSE [roll EXCEPT !.at = "PassBlock", !.turn = Least(peers), !.left = left, !.block = 1]
    /\ UNCHANGED <<outside, begun, adapters>>
==============================================================================
