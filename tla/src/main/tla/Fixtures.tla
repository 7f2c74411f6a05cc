------------------------------ MODULE Fixtures -------------------------------
(* Images and bounds for models. *)
EXTENDS CodeUpdateProperties

Sound == [
    version |-> 1, layout |-> 1, holds |-> Values, blocks |-> 1, signed |-> TRUE, copies |-> TRUE,
    offers |-> {"mirror"}, requires |-> {}, levels |-> FirstLevels, runsWith |-> {FirstLevels}]

\* Two layouts; an image that is too large, and one whose copy never verifies.
LayoutImages == [
    a |-> [Sound EXCEPT !.blocks = WindowBlocks],
    b |-> [Sound EXCEPT !.layout = 2, !.version = 2, !.blocks = 1, !.offers = {"mirror", "snapshot"}],
    large |-> [Sound EXCEPT !.blocks = WindowBlocks + 1],
    never |-> [Sound EXCEPT !.copies = FALSE, !.offers = {}]]

\* The same with one layout.
FaultyImages == [i \in DOMAIN LayoutImages |-> [LayoutImages[i] EXCEPT !.layout = 1]]

\* Two layouts and no more; and images of one layout.
TwoLayouts == [i \in {"a", "b"} |-> LayoutImages[i]]
FromLayout == [
    b |-> [Sound EXCEPT !.layout = 2],
    a |-> Sound]
OneImage == [a |-> Sound]
TwoCarried == [
    a |-> Sound,
    c |-> [Sound EXCEPT !.version = 2]]

\* Three layouts, the third with room for the smallest value only, by the same version as the second; an image
\* that asks for what nobody knows to be there.
ValueImages == [
    a |-> Sound,
    b |-> [Sound EXCEPT !.layout = 2, !.version = 2, !.offers = {}],
    c |-> [Sound EXCEPT !.layout = 3, !.version = 2, !.holds = {1}],
    needy |-> [Sound EXCEPT !.requires = {"nvram"}]]

\* Two companion modules, which the old image runs with in three combinations: the second must be burnt first.
OldLevels == [m \in {1, 2} |-> 1]
Levels(first, second) == [m \in {1, 2} |-> IF m = 1 THEN first ELSE second]
ModuleImages == [
    a |-> [Sound EXCEPT !.runsWith = {Levels(1, 1), Levels(1, 2), Levels(2, 2), Levels(3, 1), Levels(3, 2)}],
    b |-> [Sound EXCEPT !.levels = Levels(2, 2), !.runsWith = {Levels(2, 2)}],
    stuck |-> [Sound EXCEPT !.levels = Levels(2, 1), !.runsWith = {Levels(2, 1)}]]

FewValueImages == [i \in {"a", "c", "needy"} |-> ValueImages[i]]

NoLevels == [m \in {} |-> 0]
Alone == [c \in {"nvram"} |-> "unknown"]
==============================================================================
