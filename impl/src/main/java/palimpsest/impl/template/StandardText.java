package palimpsest.impl.template;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.RunTimeSegment;
import palimpsest.impl.code.UpdateModule;
import palimpsest.impl.io.Effect;
import palimpsest.impl.io.EntryChange;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.io.Transfer;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.FieldPlace;
import palimpsest.impl.table.Table;

/// The run-time segment of an adapter's image: sessions of ports, and blocks moved for them.
///
/// It knows three structures by name and, in them, a few fields by id; all else in a login's entry
/// is what the host chose at login.
public final class StandardText implements RunTimeSegment {
  private static final String LOGIN = "login";
  private static final int WWN = 1;
  private static final int SESSION = 2;
  private static final String EXCHANGE = "exchange";
  private static final int NEXT_ID = 1;
  private static final String NO_SESSION = "no such session";
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public UpdateModule updateModule() {
    return new StandardUpdateModule();
  }

  @Override
  public Effect serve(LoadedImage image, PortRequest request) {
    int exchanges = image.structure(EXCHANGE);
    FieldPlace next = image.layouts().get(exchanges).place(NEXT_ID).orElseThrow();
    MemorySegment present = image.table(exchanges).view(request.port());
    long exchange = EntryLayout.read(present, next) + 1;
    if (!fits(exchange, next)) {
      return usedUp(image, request);
    }
    MemorySegment changed = blank(image.layouts().get(exchanges));
    changed.copyFrom(present);
    EntryLayout.write(changed, next, exchange);
    EntryChange taken = change(exchanges, request.port(), true, changed);
    return switch (request.request()) {
      case Request.Login login -> logIn(image, request, login, taken, exchange);
      case Request.Logout logout ->
          isOpen(image, request.port(), logout.session())
              ? logOut(image, request, taken, exchange)
              : denied(image, request, taken, exchange, NO_SESSION);
      case Request.Read read ->
          inSession(
              image,
              request,
              read.session(),
              new Transfer.ReadBlock(read.block()),
              taken,
              exchange);
      case Request.Write write ->
          inSession(
              image,
              request,
              write.session(),
              new Transfer.WriteBlock(write.block(), write.data()),
              taken,
              exchange);
      case Request.Flush flush ->
          inSession(image, request, flush.session(), new Transfer.FlushBlocks(), taken, exchange);
    };
  }

  private static Effect logIn(
      LoadedImage image,
      PortRequest request,
      Request.Login login,
      EntryChange taken,
      long exchange) {
    int logins = image.structure(LOGIN);
    EntryLayout layout = image.layouts().get(logins);
    MemorySegment entry = blank(layout);
    EntryLayout.write(entry, layout.place(WWN).orElseThrow(), login.wwn());
    FieldPlace session = layout.place(SESSION).orElseThrow();
    if (!fits(exchange, session)) {
      return denied(image, request, taken, exchange, "the port's session numbers are used up");
    }
    EntryLayout.write(entry, session, exchange);
    SortedMap<Integer, Long> kept = keep(image, logins, entry, login.values());
    Response response =
        response(
            image,
            request,
            exchange,
            new Response.LoggedIn(EntryLayout.read(entry, session), kept));
    return new Effect(
        List.of(taken, change(logins, request.port(), true, entry)), new Transfer.None(), response);
  }

  /// Keeps what the host chose where the layout has a field for it that is wide enough, and the
  /// field's default elsewhere.
  private static SortedMap<Integer, Long> keep(
      LoadedImage image, int logins, MemorySegment entry, Map<Integer, Long> chosen) {
    SortedMap<Integer, Long> kept = new TreeMap<>();
    EntryLayout layout = image.layouts().get(logins);
    for (var field : image.release().structures().get(logins).fields()) {
      if (field.id() != WWN && field.id() != SESSION) {
        long value = chosen.getOrDefault(field.id(), field.defaultValue());
        long fitting = field.holds(value) ? value : field.defaultValue();
        EntryLayout.write(entry, layout.place(field.id()).orElseThrow(), fitting);
        kept.put(field.id(), fitting);
      }
    }
    return kept;
  }

  private static Effect logOut(
      LoadedImage image, PortRequest request, EntryChange taken, long exchange) {
    int logins = image.structure(LOGIN);
    MemorySegment entry = blank(image.layouts().get(logins));
    return new Effect(
        List.of(taken, change(logins, request.port(), false, entry)),
        new Transfer.None(),
        response(image, request, exchange, new Response.LoggedOut()));
  }

  private static Effect inSession(
      LoadedImage image,
      PortRequest request,
      long session,
      Transfer transfer,
      EntryChange taken,
      long exchange) {
    return isOpen(image, request.port(), session)
        ? new Effect(
            List.of(taken), transfer, response(image, request, exchange, new Response.Done()))
        : denied(image, request, taken, exchange, NO_SESSION);
  }

  private static boolean fits(long number, FieldPlace place) {
    return place.bits() == Long.SIZE || number >>> place.bits() == 0;
  }

  /// No id is used twice, so a port that has used them all is served no more.
  private static Effect usedUp(LoadedImage image, PortRequest request) {
    return new Effect(
        List.of(),
        new Transfer.None(),
        response(
            image,
            request,
            Response.NO_EXCHANGE,
            new Response.Denied("the port's exchange ids are used up")));
  }

  private static Effect denied(
      LoadedImage image, PortRequest request, EntryChange taken, long exchange, String reason) {
    return new Effect(
        List.of(taken),
        new Transfer.None(),
        response(image, request, exchange, new Response.Denied(reason)));
  }

  private static boolean isOpen(LoadedImage image, int port, long session) {
    int logins = image.structure(LOGIN);
    Table table = image.table(logins);
    FieldPlace place = image.layouts().get(logins).place(SESSION).orElseThrow();
    return table.isPresent(port) && EntryLayout.read(table.view(port), place) == session;
  }

  private static Response response(
      LoadedImage image, PortRequest request, long exchange, Response.Answer answer) {
    return new Response(request.port(), request.number(), exchange, image.version(), answer);
  }

  private static MemorySegment blank(EntryLayout layout) {
    return MemorySegment.ofArray(new long[(int) (layout.sizeBytes() / Long.BYTES)]);
  }

  private static EntryChange change(
      int structure, int entry, boolean present, MemorySegment bytes) {
    List<Long> words = new ArrayList<>();
    for (long at = EntryLayout.HEADER_BYTES; at < bytes.byteSize(); at += Long.BYTES) {
      words.add(bytes.get(WORD, at));
    }
    return new EntryChange(structure, entry, present, words);
  }
}
