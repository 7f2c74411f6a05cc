/* A toy adapter that writes a trace: a host logs in and out, and in between an update is refused.

       cc -std=c11 -Wall -o emit_trace emit_trace.c && ./emit_trace > emitted_by_c.ndjson
       ./palimpsest check-trace emitted_by_c.ndjson

   What an adapter needs is `struct actor`, `struct location` and the functions that write them; the rest plays the
   adapter. One with threads has a buffer for each actor, and changes a location and its version at once. */
#include <stdarg.h>
#include <stdio.h>

struct actor { const char *name; long events; };
struct location { const char *name; long version; };

static long events;

/* The beginning of an event; the format and what follows are its fields. */
static void begin(struct actor *actor, const char *action, const char *fields, ...)
{
    va_list values;

    events++;
    printf("{\"actor\":\"%s\",\"seq\":%ld,\"action\":\"%s\"", actor->name, ++actor->events, action);
    va_start(values, fields);
    vprintf(fields, values);
    va_end(values);
}

static void touch(const char *how, const struct location *one, const struct location *two)
{
    printf(",\"%s\":{\"%s\":%ld", how, one->name, one->version);
    if (two)
        printf(",\"%s\":%ld", two->name, two->version);
    printf("}");
}

static void reads(const struct location *one, const struct location *two) { touch("reads", one, two); }

static void writes(struct location *location)
{
    location->version++;
    touch("writes", location, NULL);
}

static void end(void) { printf("}\n"); }

static struct actor host = {"port-0", 0}, worker = {"worker-0", 0}, update = {"update-1", 0};
static struct location port = {"port-0", 0}, inside = {"worker-0", 0}, entry = {"login[0]", 0}, gate = {"gate", 0},
                       generation = {"generation", 0}, tracking = {"tracking", 0}, updating = {"update", 0};

#define ASKED ",\"port\":0,\"request\":%d"
#define ENTRY ",\"structure\":\"login\",\"entry\":0"

/* A request that changes the session's entry. */
static void serve(int request, const char *kind, const char *session, const char *told, const char *present)
{
    begin(&host, "Submit", ASKED ",\"kind\":\"%s\"%s", request, kind, session), writes(&port), end();
    begin(&worker, "Announce", ASKED, request), reads(&port, NULL), writes(&inside), end();
    begin(&worker, "Enter", ASKED, request), reads(&gate, &generation), end();
    begin(&worker, "Serve", ASKED ",\"changes\":1,\"moves\":false", request), end();
    begin(&worker, "WriteWord", ASKED ENTRY ",\"word\":0,\"value\":\"7\"", request), end();
    begin(&worker, "WriteHeader", ASKED ENTRY ",\"present\":%s", request, present), writes(&entry), end();
    begin(&worker, "MarkEntry", ASKED ENTRY, request), reads(&tracking, NULL), end();
    begin(&worker, "Leave", ASKED, request), writes(&inside), end();
    begin(&worker, "Answer", ASKED ",\"told\":%s", request, told), writes(&port), end();
}

int main(void)
{
    printf("{\"format\":\"palimpsest-trace\",\"version\":1,\"ports\":1,\"workers\":1,\"marksPerWord\":64,"
           "\"blockBytes\":512,\"windowBytes\":1024,\"restMax\":0,\"roundsMax\":1,\"sessions\":\"login\","
           "\"running\":\"old\",\"images\":[{\"name\":\"old\",\"version\":\"1\",\"bytes\":512,"
           "\"structures\":[{\"name\":\"login\",\"entries\":1,\"words\":1,\"layout\":\"\"}]}]}\n");
    serve(1, "login", "", "\"loggedIn\",\"session\":\"7\"", "true");
    begin(&update, "Interrupt", ",\"id\":\"1\""), writes(&updating), end();
    begin(&update, "LoadChunk", ",\"last\":true"), end();
    begin(&update, "CheckImage", ",\"refused\":\"BAD_IMAGE\",\"because\":\"an image is signed\""), end();
    begin(&update, "ReturnBuffer", ""), writes(&updating), end();
    serve(2, "logout", ",\"session\":\"7\"", "\"loggedOut\"", "false");
    printf("{\"events\":%ld}\n", events);
    return 0;
}
