----------------------------- MODULE NeverWoken ------------------------------
(* R4: A worker that waits does not notice that the gate opens. *)
EXTENDS Fixtures

AwaitForEver(w) == FALSE
==============================================================================
