package palimpsest.properties.trace;

import static palimpsest.properties.trace.Field.ADAPTER;
import static palimpsest.properties.trace.Field.ANSWERS;
import static palimpsest.properties.trace.Field.BECAUSE;
import static palimpsest.properties.trace.Field.BLOCK;
import static palimpsest.properties.trace.Field.BURNS;
import static palimpsest.properties.trace.Field.CHANGES;
import static palimpsest.properties.trace.Field.CONVERTS;
import static palimpsest.properties.trace.Field.ENTRY;
import static palimpsest.properties.trace.Field.EXCHANGE;
import static palimpsest.properties.trace.Field.FAST;
import static palimpsest.properties.trace.Field.FOUND;
import static palimpsest.properties.trace.Field.ID;
import static palimpsest.properties.trace.Field.IMAGE;
import static palimpsest.properties.trace.Field.INITIALIZATION;
import static palimpsest.properties.trace.Field.KIND;
import static palimpsest.properties.trace.Field.LAST;
import static palimpsest.properties.trace.Field.LOADED_BYTES;
import static palimpsest.properties.trace.Field.MODULE;
import static palimpsest.properties.trace.Field.MODULES;
import static palimpsest.properties.trace.Field.MOVES;
import static palimpsest.properties.trace.Field.OFFSET;
import static palimpsest.properties.trace.Field.PORT;
import static palimpsest.properties.trace.Field.PRESENT;
import static palimpsest.properties.trace.Field.REFUSED;
import static palimpsest.properties.trace.Field.REQUEST;
import static palimpsest.properties.trace.Field.REST;
import static palimpsest.properties.trace.Field.ROUND;
import static palimpsest.properties.trace.Field.SERVED_BY;
import static palimpsest.properties.trace.Field.SESSION;
import static palimpsest.properties.trace.Field.SLOT;
import static palimpsest.properties.trace.Field.SOURCE;
import static palimpsest.properties.trace.Field.STEP;
import static palimpsest.properties.trace.Field.STRUCTURE;
import static palimpsest.properties.trace.Field.TOLD;
import static palimpsest.properties.trace.Field.VALUE;
import static palimpsest.properties.trace.Field.VERSION;
import static palimpsest.properties.trace.Field.WITHDRAWS;
import static palimpsest.properties.trace.Field.WORD;
import static palimpsest.properties.trace.Field.WORDS;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an event can be: an action of the specification, by its name there, or a step that the
/// specification does not have.
public enum Action {
  SUBMIT("Submit", Who.PORT, List.of(PORT, REQUEST, KIND), SESSION),

  ANNOUNCE("Announce", Who.WORKER, Asked.FIELDS),
  ENTER("Enter", Who.WORKER, Asked.FIELDS),
  RETREAT("Retreat", Who.WORKER, Asked.FIELDS),
  AWAIT_GATE("AwaitGate", Who.WORKER, Asked.FIELDS),
  SERVE("Serve", Who.WORKER, List.of(PORT, REQUEST, CHANGES, MOVES)),
  WRITE_WORD("WriteWord", Who.WORKER, List.of(PORT, REQUEST, STRUCTURE, ENTRY, WORD, VALUE)),
  WRITE_HEADER("WriteHeader", Who.WORKER, List.of(PORT, REQUEST, STRUCTURE, ENTRY, PRESENT)),
  MARK_ENTRY("MarkEntry", Who.WORKER, List.of(PORT, REQUEST, STRUCTURE, ENTRY)),
  MOVE_BLOCK("MoveBlock", Who.WORKER, Asked.FIELDS),
  LEAVE("Leave", Who.WORKER, Asked.FIELDS),
  ANSWER("Answer", Who.WORKER, List.of(PORT, REQUEST, TOLD), SESSION, EXCHANGE, SERVED_BY, BECAUSE),

  INTERRUPT("Interrupt", Who.UPDATE, List.of(ID)),
  LOAD_CHUNK("LoadChunk", Who.UPDATE, List.of(), LOADED_BYTES, LAST, REFUSED, BECAUSE),
  CHECK_IMAGE("CheckImage", Who.UPDATE, List.of(), IMAGE, REFUSED, BECAUSE),
  HAND_OVER("HandOver", Who.UPDATE, List.of()),
  BRANCH("Branch", Who.UPDATE, List.of()),
  IDENTIFY(
      "Identify", Who.UPDATE, List.of(), CONVERTS, BURNS, WITHDRAWS, MODULES, REFUSED, BECAUSE),
  PLACE_TABLES("PlaceTables", Who.UPDATE, List.of(), REFUSED, BECAUSE),
  BURN_MODULE("BurnModule", Who.UPDATE, List.of(MODULE), VERSION, REFUSED, BECAUSE),
  CREATE_STRUCTURES("CreateStructures", Who.UPDATE, List.of()),
  SAVE_OLD("SaveOld", Who.UPDATE, List.of()),
  DEFINE_CODE("DefineCode", Who.UPDATE, List.of(), REFUSED, BECAUSE),
  START_TRACKING("StartTracking", Who.UPDATE, List.of()),
  SEEK_MARK("SeekMark", Who.UPDATE, Converted.FIELDS, FOUND),
  PACE("Pace", Who.UPDATE, Converted.FIELDS),
  CLEAR_MARK("ClearMark", Who.UPDATE, Converted.FIELDS),
  READ_ENTRY("ReadEntry", Who.UPDATE, List.of(ROUND, STRUCTURE, ENTRY, PRESENT, WORDS)),
  WRITE_ENTRY("WriteEntry", Who.UPDATE, Converted.FIELDS, WORDS, REFUSED, BECAUSE),
  COUNT_MARKS("CountMarks", Who.UPDATE, List.of(ROUND, REST), REFUSED, BECAUSE),
  WITHDRAW("Withdraw", Who.UPDATE, List.of()),
  CLOSE_GATE("CloseGate", Who.UPDATE, List.of()),
  DRAIN("Drain", Who.UPDATE, List.of()),
  EXPIRE_DRAIN("ExpireDrain", Who.UPDATE, List.of(REFUSED), BECAUSE),
  BEGIN_OVERLAY("BeginOverlay", Who.UPDATE, List.of()),
  COPY_BLOCK("CopyBlock", Who.UPDATE, List.of(OFFSET)),
  VERIFY_COPY("VerifyCopy", Who.UPDATE, List.of(), REFUSED, BECAUSE),
  INITIALIZE("Initialize", Who.UPDATE, List.of(), INITIALIZATION, LAST),
  SWITCH("Switch", Who.UPDATE, List.of()),
  GRANT("Grant", Who.UPDATE, List.of()),
  OPEN_GATE("OpenGate", Who.UPDATE, List.of()),
  RELEASE_BUFFER("ReleaseBuffer", Who.UPDATE, List.of()),
  RESTORE_BLOCK("RestoreBlock", Who.UPDATE, List.of(OFFSET)),
  VERIFY_RESTORED("VerifyRestored", Who.UPDATE, List.of()),
  REOPEN_GATE("ReopenGate", Who.UPDATE, List.of()),
  STOP_TRACKING("StopTracking", Who.UPDATE, List.of()),
  UNDO_BURN("UndoBurn", Who.UPDATE, List.of(MODULE)),
  RETURN_BUFFER("ReturnBuffer", Who.UPDATE, List.of()),

  STORE_BLOCK("StoreBlock", Who.UPDATE, List.of(BLOCK), REFUSED, BECAUSE),
  CHECK_SLOT("CheckSlot", Who.UPDATE, List.of(), REFUSED, BECAUSE),
  INITIALIZE_MEMORY("InitializeMemory", Who.UPDATE, List.of()),
  STORE_TRIAL("StoreTrial", Who.UPDATE, List.of(), REFUSED, BECAUSE),
  SET_WITNESS("SetWitness", Who.UPDATE, List.of()),
  STORE_KEY("StoreKey", Who.UPDATE, List.of()),
  RESTART("Restart", Who.UPDATE, List.of()),
  READ_RECORD("ReadRecord", Who.START, List.of(), SLOT, BECAUSE),
  STORE_TRY("StoreTry", Who.START, List.of(), BECAUSE),
  READ_KEY("ReadKey", Who.START, List.of(FAST)),
  ERASE_KEY("EraseKey", Who.START, List.of(), BECAUSE),
  START_FAST("StartFast", Who.START, List.of()),
  SELF_TEST("SelfTest", Who.START, List.of()),
  RESET_LINKS("ResetLinks", Who.START, List.of()),
  VERIFY_WINDOW("VerifyWindow", Who.START, List.of()),
  LOAD_BLOCK("LoadBlock", Who.START, List.of(BLOCK), BECAUSE),
  VERIFY_LOADED("VerifyLoaded", Who.START, List.of(), BECAUSE),
  GIVE_UP_TRIAL("GiveUpTrial", Who.START, List.of()),
  START_STANDARD("StartStandard", Who.START, List.of()),
  /// An adapter's step, and a roll's, which says of which adapter.
  CONFIRM("Confirm", Who.START, List.of(), BECAUSE, ADAPTER, ANSWERS),

  TRIGGER("Trigger", Who.PROCESSOR, List.of(ID)),
  ACCEPT("Accept", Who.PROCESSOR, List.of(IMAGE)),
  START_ROLL("StartRoll", Who.PROCESSOR, List.of(), ANSWERS, BECAUSE),
  COPY("Copy", Who.PROCESSOR, List.of(ADAPTER), ANSWERS, BECAUSE),
  PAUSE_ADAPTER("PauseAdapter", Who.PROCESSOR, List.of(ADAPTER), ANSWERS, BECAUSE),
  UPDATE_ADAPTER("UpdateAdapter", Who.PROCESSOR, List.of(ADAPTER), ANSWERS),
  TAKE_OVER("TakeOver", Who.PROCESSOR, List.of(), SOURCE, ANSWERS, BECAUSE),
  FAIL_MEDIUM("FailMedium", Who.PROCESSOR, List.of(STEP), BECAUSE),
  FAIL_UPDATE("FailUpdate", Who.PROCESSOR, List.of(STEP, ADAPTER), ANSWERS, BECAUSE),

  FAIL_SOURCE("FailSource", Who.UPDATE, List.of(STEP, REFUSED), Field.values()),
  FAIL_CODE("FailCode", Who.UPDATE, List.of(STEP), Field.values()),
  FAIL_BURN("FailBurn", Who.UPDATE, List.of(STEP, REFUSED), Field.values()),
  FAIL_UNDO("FailUndo", Who.UPDATE, List.of(STEP), Field.values()),
  DEFECT("Defect", Who.ANYBODY, List.of(), Field.values());

  /// Whose action it is.
  public enum Who {
    PORT("port-"),
    WORKER("worker-"),
    UPDATE("update-"),
    /// A start is taken by itself, or by the update that restarts the adapter.
    START("start"),
    /// A storage system's, which rolls updates over adapters.
    PROCESSOR("processor"),
    ANYBODY("");

    private final String prefix;

    Who(String prefix) {
      this.prefix = prefix;
    }

    String prefix() {
      return prefix;
    }
  }

  private static final class Asked {
    static final List<Field> FIELDS = List.of(PORT, REQUEST);
  }

  private static final class Converted {
    static final List<Field> FIELDS = List.of(ROUND, STRUCTURE, ENTRY);
  }

  private static final Map<String, Action> BY_NAME = byName();

  private final String spelling;
  private final Who who;
  private final long required;
  private final long allowed;

  Action(String spelling, Who who, List<Field> required, Field... optional) {
    this.spelling = spelling;
    this.who = who;
    this.required = bits(required);
    this.allowed = this.required | bits(Arrays.asList(optional));
  }

  private static long bits(List<Field> fields) {
    return fields.stream().mapToLong(Field::bit).reduce(0, (one, other) -> one | other);
  }

  private static Map<String, Action> byName() {
    Map<String, Action> all = new HashMap<>();
    Arrays.stream(values()).forEach(action -> all.put(action.spelling, action));
    return Collections.unmodifiableMap(all);
  }

  static @Nullable Action of(String name) {
    return BY_NAME.get(name);
  }

  public Who who() {
    return who;
  }

  /// Whether only an adapter with storage takes it.
  boolean isOfFastload() {
    return compareTo(STORE_BLOCK) >= 0 && compareTo(CONFIRM) <= 0;
  }

  /// Whether an event of this action has to have the field.
  public boolean requires(Field field) {
    return (required & field.bit()) != 0;
  }

  /// Whether an event of this action may have the field.
  public boolean allows(Field field) {
    return (allowed & field.bit()) != 0;
  }

  /// Whether an event with these fields, a bit for each, has all and only what it should have.
  boolean fits(long fields) {
    return (required & ~fields) == 0 && (fields & ~allowed) == 0;
  }

  /// The action's name in the specification and in traces.
  @Override
  public String toString() {
    return spelling;
  }
}
