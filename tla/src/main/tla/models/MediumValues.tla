----------------------------- MODULE MediumValues ------------------------------
(* Three layouts, one without room for each value, by images of which two have the same version; logins only. *)
EXTENDS Reachability
==============================================================================
