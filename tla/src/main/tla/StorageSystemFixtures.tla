------------------------- MODULE StorageSystemFixtures ------------------------
(* Hosts, images and updates for models of the storage system. *)
EXTENDS StorageSystemProperties

TwoAndTwo == <<{1, 2}, {2, 3}>>
BothOfTwo == <<{1, 2}>>

\* The first runs together with the second, and the second with the third.
Neighbours == [a |-> {"a", "b"}, b |-> {"a", "b", "c"}, c |-> {"b", "c"}]
Two == [a |-> {"a", "b"}, b |-> {"a", "b"}]

UpAndFurther == <<"b", "c">>
Up == <<"b">>
Further == <<"c">>
==============================================================================
