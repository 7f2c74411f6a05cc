package palimpsest.impl.adapter;

import palimpsest.impl.io.Response;

/// Takes the answers to the ports' requests: each request is answered once.
public interface AnswerSink {
  void answer(Response response);
}
