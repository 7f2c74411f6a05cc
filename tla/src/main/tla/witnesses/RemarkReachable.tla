--------------------------- MODULE RemarkReachable ---------------------------
(* For RefusalRestoresProp: an undoing fails. *)
EXTENDS Fixtures

\* Holds of no run that is large enough.
RemarkReachableInv == ~(update.at = "ReturnBuffer" /\ update.remarked)
==============================================================================
