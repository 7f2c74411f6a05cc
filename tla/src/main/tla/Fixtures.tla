------------------------------ MODULE Fixtures -------------------------------
(* Images and bounds for models. *)
EXTENDS CodeUpdateProperties

AllKinds == {"login", "logout", "read"}
AllPaths == [i \in ImageNames |-> ImageNames]

\* From the first image only: one update is enough to see what goes wrong.
FirstPaths == [i \in ImageNames |-> IF i = FirstImage THEN ImageNames \ {i} ELSE {}]

\* One conversion, then what is bad.
PairPaths == [i \in ImageNames |-> IF i = "a" THEN {"b"} ELSE {"large", "never"}]
\* The same for images with other names.
ValuePaths == [i \in ImageNames |-> IF i = "a" THEN {"c", "needy"} ELSE {"a", "large", "never"}]
ModulePaths == [i \in ImageNames |-> IF i = "a" THEN {"b", "stuck"} ELSE {"large", "never"}]

Sound == [
    version |-> 1, layout |-> 1, holds |-> Values, blocks |-> 1, signed |-> TRUE, copies |-> TRUE,
    offers |-> {"mirror"}, requires |-> {}, levels |-> FirstLevels, runsWith |-> {FirstLevels}]

\* Two layouts.
TwoLayouts == [
    a |-> Sound,
    b |-> [Sound EXCEPT !.layout = 2, !.version = 2, !.offers = {"mirror", "snapshot"}]]

\* The first image fills the window, the second is shorter.
TwoSizes == [TwoLayouts EXCEPT !.a.blocks = WindowBlocks]

\* One layout.
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
FewValueImages == [i \in {"a", "c", "needy"} |-> ValueImages[i]]

\* Two companion modules, which the old image runs with in three combinations: the second must be burnt first.
OldLevels == [m \in {1, 2} |-> 1]
Levels(first, second) == [m \in {1, 2} |-> IF m = 1 THEN first ELSE second]
ModuleImages == [
    a |-> [Sound EXCEPT !.runsWith = {Levels(1, 1), Levels(1, 2), Levels(2, 2), Levels(3, 1), Levels(3, 2)}],
    b |-> [Sound EXCEPT !.levels = Levels(2, 2), !.runsWith = {Levels(2, 2)}],
    stuck |-> [Sound EXCEPT !.levels = Levels(2, 1), !.runsWith = {Levels(2, 1)}]]

\* The same images with one that is too large, and one whose copy never verifies: otherwise like one of them.
AndBad(some, like) == [i \in DOMAIN some \union {"large", "never"} |->
    CASE i = "large" -> [some[like] EXCEPT !.blocks = WindowBlocks + 1]
      [] i = "never" -> [some[like] EXCEPT !.blocks = 1, !.copies = FALSE, !.offers = {}]
      [] OTHER -> some[i]]
LayoutImages == AndBad(TwoSizes, "a")
PairImages == AndBad(TwoLayouts, "b")
ValueModelImages == AndBad(ValueImages, "a")
FewValueModelImages == AndBad(FewValueImages, "c")
ModuleModelImages == AndBad([ModuleImages EXCEPT !.b.layout = 2], "a")

NoLevels == [m \in {} |-> 0]
Alone == [c \in {"nvram"} |-> "unknown"]
==============================================================================
