package palimpsest.impl.template;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import palimpsest.impl.code.UpdateModule;
import palimpsest.impl.handover.Handover;
import palimpsest.impl.handover.HandoverBlock;
import palimpsest.impl.image.ImageCheck;
import palimpsest.impl.image.ImageHeader;
import palimpsest.impl.image.ImageReader;
import palimpsest.impl.image.Section;
import palimpsest.impl.image.SignatureVerifier;
import palimpsest.impl.memory.AdapterMemory;
import palimpsest.impl.memory.Region;
import palimpsest.impl.memory.Span;
import palimpsest.impl.source.Chunk;
import palimpsest.impl.source.ImageSource;

/// The update module of an image: its load module and its branch module (IMG-6).
final class StandardUpdateModule implements UpdateModule {
  private static final long CHUNK_BYTES = 256 << 10;

  @Override
  public Chunk load(AdapterMemory memory, ImageSource source, long loadedBytes) {
    Span buffer = memory.span(Region.BUFFER);
    long room = buffer.sizeBytes() - loadedBytes;
    if (room == 0) {
      Chunk beyond = source.next(ByteBuffer.allocate(1));
      return beyond instanceof Chunk.Read
          ? new Chunk.Exceeds("an image fits into the window: windowBytes=" + buffer.sizeBytes())
          : beyond;
    }
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(room, CHUNK_BYTES));
    Chunk result = source.next(chunk);
    memory.write(buffer.base() + loadedBytes, MemorySegment.ofBuffer(chunk.flip()));
    return result;
  }

  @Override
  public ImageCheck check(AdapterMemory memory, long loadedBytes, SignatureVerifier trust) {
    MemorySegment loaded = memory.view(new Span(memory.span(Region.BUFFER).base(), loadedBytes));
    return ImageReader.check(loaded, memory.span(Region.WINDOW).sizeBytes(), trust);
  }

  @Override
  public void handOver(AdapterMemory memory, Handover handover) {
    HandoverBlock.write(memory, handover);
  }

  @Override
  public Span branchTarget(AdapterMemory memory) {
    Span image = HandoverBlock.read(memory).newImage();
    ImageHeader header = ImageReader.header(memory.view(image));
    Section bootstrap = header.sections().bootstrap();
    return new Span(image.base() + bootstrap.offset(), bootstrap.sizeBytes());
  }

  @Override
  public void releaseBuffer(AdapterMemory memory) {
    Span buffer = memory.span(Region.BUFFER);
    memory.setExecutable(Region.BUFFER, false);
    memory.unseal(buffer);
    memory.fill(buffer, (byte) 0);
    HandoverBlock.clear(memory);
  }
}
