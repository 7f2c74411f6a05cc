--------------------------- MODULE MarkBeforeWrite ---------------------------
(* R3: The entry is marked with each of its words, and not once it is written. *)
EXTENDS Fixtures

WriteWordMarking(w) ==
    /\ At(w, "WriteWord")
    /\ LET p == worker[w].port
           word == worker[w].word
           entry == EntryOf(Layout(worker[w].code), worker[w].told)
       IN /\ tables' = [tables EXCEPT ![root][p].words[word] = entry.words[word]]
          /\ marks' = IF tracking THEN marks \union {p} ELSE marks
          /\ worker' = [worker EXCEPT ![w].at = IF word = 1 THEN "WriteWord" ELSE "WriteHeader",
                                      ![w].word = IF word = 1 THEN 2 ELSE 0]
    /\ UNCHANGED <<hosts, inside, gate, images, root, tracking, outside, update>>

MarkNothing(w) ==
    /\ At(w, "MarkEntry")
    /\ WorkerGoes(w, "Leave")
    /\ UNCHANGED <<hosts, inside, gate, images, data, outside, update>>
==============================================================================
