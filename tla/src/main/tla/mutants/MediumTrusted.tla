---------------------------- MODULE MediumTrusted ----------------------------
(* R45: What was stored is not compared with the image. *)
EXTENDS StorageSystemFixtures

TrustStored ==
    /\ Leads("CheckStored")
    /\ roll' = Goes("CheckCompatible")
    /\ UNCHANGED <<outside, begun, adapters>>
==============================================================================
