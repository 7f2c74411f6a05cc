package palimpsest.properties.trace;

/// The smallest parts of a trace.
final class Sample {
  static final String HEADER =
      """
      {"format":"palimpsest-trace","version":1,"ports":1,"workers":1,"marksPerWord":32,\
      "blockBytes":4096,"windowBytes":8192,"restMax":0,"roundsMax":2,"sessions":"login",\
      "running":"a","images":[{"name":"a","version":"1.0","bytes":4096,\
      "structures":[{"name":"login","entries":1,"words":2,"layout":"1"}]}]}\
      """;

  static final String SUBMIT =
      """
      {"actor":"port-0","seq":1,"action":"Submit","port":0,"request":1,"kind":"login",\
      "writes":{"port-0":1}}\
      """;

  private Sample() {}
}
