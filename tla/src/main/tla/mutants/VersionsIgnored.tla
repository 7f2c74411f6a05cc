--------------------------- MODULE VersionsIgnored ---------------------------
(* R50: Versions are not compared. *)
EXTENDS StorageSystemFixtures

AnyVersion(i) == TRUE
==============================================================================
