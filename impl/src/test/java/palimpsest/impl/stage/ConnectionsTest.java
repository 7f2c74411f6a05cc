package palimpsest.impl.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import palimpsest.impl.adapter.Adapter;
import palimpsest.impl.device.BlockDevice;
import palimpsest.impl.device.DeviceSize;
import palimpsest.impl.device.IoResult;
import palimpsest.impl.device.MemoryDevice;
import palimpsest.impl.fixture.Decoder;
import palimpsest.impl.fixture.Hosts;
import palimpsest.impl.fixture.Releases;
import palimpsest.impl.fixture.Stepper;
import palimpsest.impl.fixture.Taking;
import palimpsest.impl.fixture.Worlds;
import palimpsest.impl.io.Effect;
import palimpsest.impl.io.Request;
import palimpsest.impl.io.Response;
import palimpsest.impl.io.Transfer;
import palimpsest.impl.source.DeviceImage;
import palimpsest.impl.source.ImageSourceFactory;
import palimpsest.impl.source.ImageSources;
import palimpsest.impl.trace.Actor;
import palimpsest.impl.trace.TraceEvent;
import palimpsest.impl.update.Outcome;
import palimpsest.impl.update.UpdateCommand;
import palimpsest.model.release.FieldEdit;
import palimpsest.model.release.Policy;
import palimpsest.model.release.Release;

/// What an adapter is connected to: hosts, by links of several kinds, for which it moves blocks;
/// and what brings it images, by an I/O port. Parts that are broken show that it would be seen.
class ConnectionsTest {
  private static final Release OLD = Releases.release("1.0").build();
  private static final Release NEW =
      Releases.release("2.0")
          .edit("login", new FieldEdit.Widened(Releases.CREDIT, "credit", 16, 32))
          .build();

  /// A link, the port that it ends at, and a name that a host has on it: of a link an adapter comes
  /// to know no more.
  // no more of a link.
  private enum Link {
    FIBRE_CHANNEL(0, 0x5000_1111_2222_3333L),
    ESCON(1, 0xC1),
    FICON(2, 0x2000_00C1_4455_6677L),
    SCSI(3, 7);

    private final int port;
    private final long name;

    Link(int port, long name) {
      this.port = port;
      this.name = name;
    }
  }

  private static Response data(Stepper stepper, int port, int block) {
    return stepper.serve(port, new Request.Read(stepper.hosts().session(port), block));
  }

  private static void write(Stepper stepper, int port, int block) {
    long session = stepper.hosts().session(port);
    stepper.serve(port, new Request.Write(session, block, Hosts.block(block)));
  }

  // ----------------------------------------------------------------------------------- links

  private static void serveEachLink(Taking taking) {
    try (Stepper stepper = Stepper.running(OLD).taking(taking)) {
      for (Link link : Link.values()) {
        stepper.serve(link.port, Hosts.login(link.name, 16, 5));
        write(stepper, link.port, link.port);
      }
      assertThat(stepper.updateTo(NEW)).isInstanceOf(Outcome.Updated.class);
      stepper.hosts().updated(OLD, NEW);
      Decoder.assertKept(stepper);
      for (Link link : Link.values()) {
        assertThat(data(stepper, link.port, link.port).servedBy()).isEqualTo(NEW.version());
      }
    }
  }

  @Test
  void hostsOfEachLinkAreServedAlike() {
    serveEachLink(Taking.STANDARD);
  }

  /// Names that are no world-wide ones are refused.
  @Test
  void anAdapterOfOneLinkIsCaught() {
    Taking worldWide =
        new Taking() {
          @Override
          public RequestStage take(RequestStage stage, Adapter adapter, Actor actor) {
            return stage instanceof RequestStage.Serve serve
                    && serve.request().request() instanceof Request.Login login
                    && login.wwn() >>> 60 == 0
                ? denied(serve, "not a world-wide name")
                : stage.take(adapter, actor);
          }
        };
    assertThatThrownBy(() -> serveEachLink(worldWide))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a login");
  }

  private static RequestStage denied(RequestStage.Serve serve, String reason) {
    Response told = serve.code().text().serve(serve.code().image(), serve.request()).response();
    Effect effect =
        new Effect(List.of(), new Transfer.None(), told.with(new Response.Denied(reason)));
    return new RequestStage.Leave(
        new RequestStage.Inside(serve.worker(), serve.request(), serve.code(), effect));
  }

  // ------------------------------------------------------------------------------- transfers

  /// Between asking and being answered a host does nothing, and the block is where it is to be.
  private static void moveBlocks(Taking taking) {
    try (Stepper stepper = Stepper.running(OLD).taking(taking)) {
      stepper.serve(0, Hosts.login(Link.FIBRE_CHANNEL.name, 16, 5));
      write(stepper, 0, 9);
      BlockDevice device = stepper.adapter().surroundings().device();
      ByteBuffer stored = ByteBuffer.allocate(device.blockBytes());
      assertThat(device.read(9, stored)).isEqualTo(new IoResult.Done());
      assertThat(stored.array())
          .as("a block that the host need not move")
          .isEqualTo(Hosts.block(9));
      data(stepper, 0, 9);
      assertThat(stepper.events())
          .filteredOn(event -> event.action().equals("MoveBlock"))
          .extracting(TraceEvent::actor)
          .hasSize(2)
          .allMatch(actor -> actor.startsWith("worker-"));
    }
  }

  @Test
  void theAdapterMovesBlocks() {
    moveBlocks(Taking.STANDARD);
  }

  /// The host is told that it may, and nothing was moved.
  @Test
  void anAdapterThatLeavesTransfersToHostsIsCaught() {
    Taking idle =
        new Taking() {
          @Override
          public RequestStage take(RequestStage stage, Adapter adapter, Actor actor) {
            return stage instanceof RequestStage.MoveBlock move
                ? new RequestStage.Answer(
                    move.worker(),
                    move.request(),
                    move.effect().response().with(new Response.Done()))
                : stage.take(adapter, actor);
          }
        };
    assertThatThrownBy(() -> moveBlocks(idle))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("a block that the host need not move");
  }

  // ---------------------------------------------------------------------------------- images

  /// What is behind the port is changed between two updates: each brings what is there.
  private static void loadThroughAPort(Function<BlockDevice, ImageSourceFactory> port) {
    MemoryDevice medium = new MemoryDevice(new DeviceSize(512, 1024));
    ImageSourceFactory source = port.apply(medium);
    try (Stepper stepper = Stepper.running(OLD)) {
      for (String version : List.of("2.0", "3.0")) {
        Release release = Releases.release(version).build();
        DeviceImage.store(medium, 7, ByteBuffer.wrap(Worlds.image(release)));
        Outcome outcome =
            stepper.updateTo(new UpdateCommand("to " + version, source, Policy.STRICT));
        assertThat(outcome).isInstanceOf(Outcome.Updated.class);
        assertThat(stepper.adapter().running().image().release())
            .as("the image behind the port")
            .isEqualTo(release);
      }
    }
  }

  @Test
  void anImageComesThroughAPort() {
    loadThroughAPort(medium -> ImageSources.device(medium, 7));
  }

  /// An image is taken from where somebody remembers the first one.
  @Test
  void anImageThatComesPastThePortIsCaught() {
    byte[] remembered = Worlds.image(Releases.release("2.0").build());
    assertThatThrownBy(() -> loadThroughAPort(_ -> Worlds.source(remembered)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the image behind the port");
  }
}
