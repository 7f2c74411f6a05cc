------------------------- MODULE StorageSystemFixtures ------------------------
(* Hosts, images and updates for models of the storage system. *)
EXTENDS StorageSystemProperties

TwoAndTwo == <<{1, 2}, {2, 3}>>
BothOfTwo == <<{1, 2}>>
AllOfThree == <<{1, 2, 3}>>

\* The first runs together with the second, and the second with the third.
Neighbours == [a |-> {"a", "b"}, b |-> {"a", "b", "c"}, c |-> {"b", "c"}]
Two == [a |-> {"a", "b"}, b |-> {"a", "b"}]
Three == [a |-> {"a", "b", "c"}, b |-> {"a", "b", "c"}, c |-> {"a", "b", "c"}]

UpAndFurther == <<"b", "c">>
Once == <<"b">>
Further == <<"c">>
==============================================================================
