#!/usr/bin/env python3
"""A toy adapter that writes a trace: one port, one worker, and an update under a login.

    python3 emit_trace.py > emitted_by_python.ndjson
    ./palimpsest check-trace emitted_by_python.ndjson

What an adapter needs is the class `Trace`; the rest plays the adapter.
"""
import json
import sys


class Trace:
    """Writes events, and counts: for each actor its events, for each location its changes.

    An adapter with threads has a counter in each location itself, and changes both at once;
    what an event carries is what its step saw there.
    """

    def __init__(self, out, **header):
        self.out = out
        self.sequences = {}
        self.versions = {}
        self.events = 0
        self.line({"format": "palimpsest-trace", "version": 1, **header})

    def line(self, fields):
        self.out.write(json.dumps(fields, separators=(",", ":")) + "\n")

    def emit(self, actor, action, reads=(), writes=(), **fields):
        self.sequences[actor] = self.sequences.get(actor, 0) + 1
        for location in writes:
            self.versions[location] = self.versions.get(location, 0) + 1
        event = {"actor": actor, "seq": self.sequences[actor], "action": action, **fields}
        if reads:
            event["reads"] = {location: self.versions.get(location, 0) for location in reads}
        if writes:
            event["writes"] = {location: self.versions[location] for location in writes}
        self.events += 1
        self.line(event)

    def end(self):
        self.line({"events": self.events})


def image(name, layout):
    login = {"name": "login", "entries": 1, "words": 2, "layout": layout}
    return {"name": name, "version": name, "bytes": 6000, "structures": [login]}


trace = Trace(
    sys.stdout,
    ports=1,
    workers=1,
    marksPerWord=32,
    blockBytes=4096,
    windowBytes=8192,
    restMax=0,
    roundsMax=4,
    sessions="login",
    running="1.0",
    images=[image("1.0", "speed 32 bits"), image("2.0", "speed 64 bits")],
)


def submit(request, kind, **session):
    trace.emit("port-0", "Submit", writes=["port-0"], port=0, request=request, kind=kind, **session)


def worker(request, action, **more):
    trace.emit("worker-0", action, port=0, request=request, **more)


def update(action, **more):
    trace.emit("update-1", action, **more)


def announce(request):
    worker(request, "Announce", reads=["port-0"], writes=["worker-0"])


def change(request, words, present):
    entry = {"structure": "login", "entry": 0}
    for word, value in enumerate(words):
        worker(request, "WriteWord", **entry, word=word, value=value)
    worker(request, "WriteHeader", **entry, present=present, writes=["login[0]"])
    worker(request, "MarkEntry", **entry, reads=["tracking"])


submit(1, "login")
announce(1)
worker(1, "Enter", reads=["gate", "generation"])
worker(1, "Serve", changes=1, moves=False)
change(1, ["5a", "10"], True)
worker(1, "Leave", writes=["worker-0"])
worker(1, "Answer", writes=["port-0"], told="loggedIn", session="5a", servedBy="1.0")

update("Interrupt", id="to 2.0", writes=["update"])
update("LoadChunk", loadedBytes=0)
update("LoadChunk", loadedBytes=6000, last=True)
update("CheckImage", image="2.0")
update("HandOver")
update("Branch")
update("Identify", converts="login", burns="", withdraws="")
for step in ["PlaceTables", "CreateStructures", "SaveOld", "DefineCode"]:
    update(step)
update("StartTracking", writes=["marks-0-0", "tracking"])
first = {"round": 1, "structure": "login", "entry": 0}
update("SeekMark", **first, found=0, reads=["marks-0-0"])
update("ClearMark", **first, writes=["marks-0-0"])
update("ReadEntry", **first, present=True, words="5a,10", reads=["login[0]"])
update("WriteEntry", **first, words="5a,1000")
update("SeekMark", round=1, structure="login", entry=1)
update("CountMarks", round=1, rest=0, reads=["marks-0-0"])
update("Withdraw")
update("CloseGate", writes=["gate"])

submit(2, "read", session="5a")
announce(2)
worker(2, "Enter", reads=["gate"])
worker(2, "Retreat", writes=["worker-0"])

update("Drain", reads=["worker-0"])
update("SeekMark", round=0, structure="login", entry=0, reads=["marks-0-0"])
update("BeginOverlay", writes=["generation"])
update("CopyBlock", offset=0)
update("CopyBlock", offset=4096)
update("VerifyCopy")
update("Initialize", last=True)
update("Switch", writes=["tracking", "generation"])
update("Grant")
update("OpenGate", writes=["gate"])

worker(2, "AwaitGate", reads=["gate"])
announce(2)
worker(2, "Enter", reads=["gate", "generation"])
worker(2, "Serve", changes=0, moves=True)
worker(2, "Leave", writes=["worker-0"])
worker(2, "MoveBlock")
worker(2, "Answer", writes=["port-0"], told="data", servedBy="2.0")
update("ReleaseBuffer", writes=["update"])
trace.end()
