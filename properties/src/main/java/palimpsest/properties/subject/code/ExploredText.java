package palimpsest.properties.subject.code;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import palimpsest.impl.code.LoadedImage;
import palimpsest.impl.code.RunTimeSegment;
import palimpsest.impl.code.UpdateModule;
import palimpsest.impl.handover.Handover;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.io.Effect;
import palimpsest.impl.io.EntryChange;
import palimpsest.impl.io.PortRequest;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.io.Transfer;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Span;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.source.ImageSource;
import palimpsest.impl.table.EntryLayout;
import palimpsest.impl.table.Table;
import palimpsest.model.release.Field;

/// A run-time segment whose sessions are those of the specification: a value and a number that is
/// counted modulo what the image says. One structure, one entry a port.
///
/// What the host is told of its session is the exchange id, which nothing on the way changes:
///
/// ```
/// bit   0 to 15  the session's number
/// bit  16 to 55  the value, 0 for none
/// bit  56        1, as 0 is no exchange
/// ```
public final class ExploredText implements RunTimeSegment {
  /// The id of the field that has the value.
  public static final int VALUE = 1;

  /// The id of the field that has the session's number.
  public static final int SESSION = 2;

  /// The procedure whose only parameter is what session numbers are counted modulo.
  public static final String COUNTING = "counting";

  private static final int VALUE_SHIFT = 16;
  private static final int TOLD_SHIFT = 56;
  private static final long VALUE_BITS = (1L << TOLD_SHIFT) - (1L << VALUE_SHIFT);
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final RunTimeSegment standard;

  public ExploredText() {
    CodeFault.mayHappen();
    standard = Standard.of(RunTimeSegment.class, "StandardText");
  }

  /// A session as a host is told it.
  public record Told(long value, int session) {
    public static boolean isTold(long exchange) {
      return exchange >>> TOLD_SHIFT == 1;
    }

    public static Told of(long exchange) {
      return new Told(
          (exchange & VALUE_BITS) >>> VALUE_SHIFT, (int) exchange & (1 << VALUE_SHIFT) - 1);
    }

    public long exchange() {
      return 1L << TOLD_SHIFT | value << VALUE_SHIFT | session;
    }
  }

  @Override
  public UpdateModule updateModule() {
    return new FailingUpdateModule(standard.updateModule());
  }

  /// An update module with a place for a failure in each call, but where nothing may fail any more.
  private record FailingUpdateModule(UpdateModule module) implements UpdateModule {
    @Override
    public Chunk load(AdapterMemory memory, ImageSource source, long loadedBytes) {
      CodeFault.mayHappen();
      return module.load(memory, source, loadedBytes);
    }

    @Override
    public ImageCheck check(AdapterMemory memory, long loadedBytes, SignatureVerifier trust) {
      CodeFault.mayHappen();
      return module.check(memory, loadedBytes, trust);
    }

    @Override
    public void handOver(AdapterMemory memory, Handover handover) {
      CodeFault.mayHappen();
      module.handOver(memory, handover);
    }

    @Override
    public Span branchTarget(AdapterMemory memory) {
      return module.branchTarget(memory);
    }

    @Override
    public void releaseBuffer(AdapterMemory memory) {
      module.releaseBuffer(memory);
    }
  }

  @Override
  public Effect serve(LoadedImage image, PortRequest request) {
    Table table = image.table(0);
    int port = request.port();
    boolean isOpen = table.isPresent(port);
    MemorySegment entry = table.view(port);
    EntryLayout layout = image.layouts().getFirst();
    int session = (int) EntryLayout.read(entry, layout.place(SESSION).orElseThrow());
    Told present =
        new Told(isOpen ? EntryLayout.read(entry, layout.place(VALUE).orElseThrow()) : 0, session);
    return switch (request.request()) {
      case Request.Login login -> {
        Told told =
            new Told(
                kept(image, login.values().getOrDefault(VALUE, 0L)),
                (session + 1) % sessions(image));
        yield changing(image, request, told);
      }
      case Request.Logout _ ->
          isOpen
              ? changing(image, request, new Told(0, session))
              : telling(image, request, List.of(), new Transfer.None(), present);
      default ->
          telling(
              image,
              request,
              List.of(),
              isOpen ? new Transfer.ReadBlock(0) : new Transfer.None(),
              present);
    };
  }

  private static Effect changing(LoadedImage image, PortRequest request, Told told) {
    EntryLayout layout = image.layouts().getFirst();
    MemorySegment entry = MemorySegment.ofArray(new long[(int) (layout.sizeBytes() / Long.BYTES)]);
    for (Field field : fields(image)) {
      long content =
          switch (field.id()) {
            case VALUE -> told.value;
            case SESSION -> told.session;
            default -> field.defaultValue();
          };
      EntryLayout.write(entry, layout.place(field.id()).orElseThrow(), content);
    }
    List<Long> words = new ArrayList<>();
    for (long at = EntryLayout.HEADER_BYTES; at < entry.byteSize(); at += Long.BYTES) {
      words.add(entry.get(WORD, at));
    }
    return telling(
        image,
        request,
        List.of(new EntryChange(0, request.port(), told.value != 0, words)),
        new Transfer.None(),
        told);
  }

  private static Effect telling(
      LoadedImage image,
      PortRequest request,
      List<EntryChange> changes,
      Transfer transfer,
      Told told) {
    return new Effect(
        changes,
        transfer,
        new Response(
            request.port(),
            request.number(),
            told.exchange(),
            image.version(),
            new Response.Done()));
  }

  /// The value, or the default where the layout has no room for it.
  private static long kept(LoadedImage image, long value) {
    for (Field field : fields(image)) {
      if (field.id() == VALUE && !field.holds(value)) {
        return field.defaultValue();
      }
    }
    return value;
  }

  private static int sessions(LoadedImage image) {
    return Integer.parseInt(
        image.release().parameterList(COUNTING).orElseThrow().parameters().getFirst());
  }

  private static List<Field> fields(LoadedImage image) {
    return image.release().structures().getFirst().fields();
  }
}
