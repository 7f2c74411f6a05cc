---------------------------- MODULE LastPathPaused ---------------------------
(* R49: Nobody looks at the paths of hosts. *)
EXTENDS StorageSystemFixtures

SparesAnyway(a) == TRUE
==============================================================================
