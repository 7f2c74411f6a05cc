---------------------------- MODULE EqualVersions ----------------------------
(* R38: Equal versions mean that there is nothing to convert. *)
EXTENDS Fixtures

SameVersion == [
    a |-> Sound,
    b |-> [Sound EXCEPT !.layout = 2]]

IsNewer == Images[update.image].version # Images[running].version
==============================================================================
