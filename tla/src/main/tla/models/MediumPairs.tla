----------------------------- MODULE MediumPairs -----------------------------
(* Two hosts, two workers: an entry is converted while another is changed; each has a word of marks. *)
EXTENDS Reachability
==============================================================================
