--------------------------- MODULE VersionsIgnored ---------------------------
(* R50: Versions are not compared before a roll. *)
EXTENDS StorageSystemFixtures

RollAnyway ==
    /\ Leads("CheckCompatible")
    /\ roll' = Goes("ChooseNext")
    /\ UNCHANGED <<outside, begun, adapters>>
==============================================================================
