----------------------------- MODULE ResidueTaken ----------------------------
(* R30: Whatever lies on a local device is taken for the image. *)
EXTENDS StorageSystemFixtures

HasAny(a, i) == version[a] = i \/ device[a] # NoImage
==============================================================================
