#!/usr/bin/env escript
%% -*- erlang -*-
%%! +S 2
%% How long Erlang/OTP stalls the clients of a server while code_change converts a map of logins:
%% suspend, change code, resume, as a release upgrade does. Arguments: the number of logins, of
%% updates and of clients. Prints a line of the table that bench/measure prints.
-module(code_change).
-mode(compile).
-behaviour(gen_server).
-export([main/1, init/1, handle_call/3, handle_cast/2, code_change/3]).

main([Logins, Updates, Clients]) ->
    run(list_to_integer(Logins), list_to_integer(Updates), list_to_integer(Clients)).

run(Logins, Updates, Clients) ->
    {ok, Server} = gen_server:start(?MODULE, Logins, []),
    Self = self(),
    Pids = [spawn_link(fun() -> client(Server, Logins, Self) end) || _ <- lists:seq(1, Clients)],
    timer:sleep(200),
    update(Server),
    Stalls = lists:sort([stall(Server, Pids) || _ <- lists:seq(1, Updates)]),
    io:format("| ~s | Erlang/OTP code_change | ~.3f | ~.3f | ~.3f | | | | |~n",
              [commas(Logins), at(Stalls, 0.5), at(Stalls, 0.99), lists:last(Stalls)]).

%% The longest that a client waited for an answer around one update, in milliseconds.
stall(Server, Pids) ->
    [Pid ! {longest, self()} || Pid <- Pids],
    [receive {longest, Pid, _} -> ok end || Pid <- Pids],
    update(Server),
    timer:sleep(20),
    [Pid ! {longest, self()} || Pid <- Pids],
    lists:max([receive {longest, Pid, Nanos} -> Nanos end || Pid <- Pids]) / 1.0e6.

update(Server) ->
    ok = sys:suspend(Server),
    ok = sys:change_code(Server, ?MODULE, "1.0", []),
    ok = sys:resume(Server).

%% Asks in a closed loop; one request in twenty is a login, which changes the map.
client(Server, Logins, Owner) -> client(Server, Logins, Owner, 0).

client(Server, Logins, Owner, Longest) ->
    Key = rand:uniform(Logins),
    Request = case rand:uniform(20) of 1 -> {login, Key}; _ -> {read, Key} end,
    Start = erlang:monotonic_time(nanosecond),
    _ = gen_server:call(Server, Request, infinity),
    Took = erlang:monotonic_time(nanosecond) - Start,
    Now = max(Longest, Took),
    receive
        {longest, From} ->
            From ! {longest, self(), Now},
            client(Server, Logins, Owner, 0)
    after 0 -> client(Server, Logins, Owner, Now)
    end.

init(Logins) ->
    {ok, maps:from_list([{Port, {Port, Port * 7, 8, 4}} || Port <- lists:seq(1, Logins)])}.

handle_call({read, Port}, _From, Map) -> {reply, maps:get(Port, Map), Map};
handle_call({login, Port}, _From, Map) ->
    {reply, ok, Map#{Port := {Port, rand:uniform(1 bsl 32), 8, 4}}}.

handle_cast(_Request, Map) -> {noreply, Map}.

%% Two fields of each login change places, as between the releases of bench/measure.
code_change(_From, Map, _Extra) ->
    {ok, maps:map(fun(_, {Wwn, Session, A, B}) -> {Wwn, Session, B, A} end, Map)}.

at(Sorted, Share) -> lists:nth(max(1, ceil(Share * length(Sorted))), Sorted).

commas(Number) -> lists:reverse(commas_of(lists:reverse(integer_to_list(Number)))).

commas_of([A, B, C, D | Rest]) -> [A, B, C, $, | commas_of([D | Rest])];
commas_of(Rest) -> Rest.
