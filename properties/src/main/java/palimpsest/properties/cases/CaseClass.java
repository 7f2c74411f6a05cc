package palimpsest.properties.cases;

/// A class of updates, and how many of a thousand journeys' updates have to be of it.
public enum CaseClass implements Drawn {
  FIELD_ADDED("a field is added", 64),
  FIELD_DROPPED("a field is dropped", 33),
  FIELD_WIDENED("a field is widened", 24),
  FIELD_NARROWED("a field is narrowed", 33),
  FIELD_RENAMED("a field is renamed", 20),
  FIELDS_REORDERED("fields are reordered", 18),
  BYTE_ORDER_CHANGED("a byte order changes", 20),

  STRUCTURE_CARRIED("a structure is carried", 322),
  STRUCTURE_CONVERTED("a structure is converted", 172),
  STRUCTURE_CREATED("a structure is created", 27),
  STRUCTURE_DROPPED("a structure is dropped", 11),
  STRUCTURE_RESCOPED("a structure comes back with another scope", 1),

  STEP("to the next release", 114),
  JUMP("over releases", 74),
  DOWNGRADE("downwards", 74),
  EQUAL_VERSION("to an equal version", 40),
  EQUAL_VERSION_OTHER_CAPABILITIES("to an equal version with other capabilities", 4),
  SAME_RELEASE("to the same release", 25),

  UNIT_CHANGED_UP("a unit changes, upwards", 38),
  UNIT_CHANGED_DOWN("a unit changes, downwards", 12),
  SETTING_OUT_OF_RANGE("a setting falls back", 16),
  ZONE_DERIVED("a conversion of the image's own", 11),

  CAPABILITY_GAINED("a capability is gained", 40),
  CAPABILITY_LOST("a capability is lost", 20),
  CAPABILITY_LOST_TOLD("a capability is lost and a peer is told", 7),
  CAPABILITY_LOST_UNNOTICED("a capability is lost and a peer would not notice", 4),
  CAPABILITY_UNKNOWN("a capability is not known", 122),
  REQUIREMENT_MET("what is required is there", 20),
  REQUIREMENT_ABSENT("what is required is absent", 6),
  REQUIREMENT_UNKNOWN("what is required is not known to be there", 25),

  NOTHING_TO_BURN("companion modules are as needed", 78),
  ONE_BURN("a companion module is burnt", 18),
  BURNS_AS_NAMED("companion modules are burnt as named", 10),
  BURNS_REORDERED("companion modules are burnt in another order", 5),
  NO_BURN_ORDER("no order of burning is safe", 19),
  MODULE_MISSING("a companion module is missing", 4),
  MODULE_UNFIT("a companion module does not fit and is not carried", 6),

  INITIALIZATION_CHANGED("the initialization changes", 27),
  PARAMETERS_CHANGED("a parameter list changes", 62),
  PARAMETERS_CHANGED_UNNOTICED("a parameter list changes and a peer would not notice", 4),
  IMAGE_GROWN("the image is larger", 16),
  IMAGE_SHRUNK("the image is smaller", 5),
  IMAGE_TOO_LARGE("the image fits no window", 17),

  COMPATIBLE("nothing to reconcile", 86),
  CONVERTED("something to reconcile", 157),
  REFUSED("refused", 86),
  REFUSED_AS_DOWNGRADE("refused: a downgrade", 15),
  REFUSED_FOR_LOSS("refused: a loss that is not named", 6),
  REFUSED_AS_INCOMPATIBLE("refused: incompatible", 51);

  private final String words;
  private final int leastPerThousand;

  CaseClass(String words, int leastPerThousand) {
    this.words = words;
    this.leastPerThousand = leastPerThousand;
  }

  @Override
  public int least(int tries) {
    return Math.max(1, leastPerThousand * tries / 1000);
  }

  @Override
  public String toString() {
    return words;
  }
}
