--------------------------- MODULE FastloadFixtures ---------------------------
(* Images for models of fastload. *)
EXTENDS FastloadProperties

Signed(version) == [version |-> version, signed |-> TRUE]

OneVersion == [a |-> Signed(1)]
TwoVersions == [a |-> Signed(1), b |-> Signed(2)]

\* One that is not signed, besides.
AndUnsigned == [a |-> Signed(1), bad |-> [version |-> 2, signed |-> FALSE]]
==============================================================================
