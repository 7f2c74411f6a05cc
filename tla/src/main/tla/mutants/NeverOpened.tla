----------------------------- MODULE NeverOpened -----------------------------
(* IOC-3: The gate stays closed after the switch. *)
EXTENDS Fixtures

OpenNever == FALSE
==============================================================================
