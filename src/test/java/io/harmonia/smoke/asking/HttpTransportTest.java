package io.harmonia.smoke.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.harmonia.smoke.kit.LoopbackServer;
import io.harmonia.smoke.kit.LoopbackServer.Reply;
import io.harmonia.smoke.upstream.Answer;
import io.harmonia.smoke.upstream.RemoteUrl;
import io.harmonia.smoke.upstream.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
  private LoopbackServer server;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackServer.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Answer answered(String... fields) throws Exception {
    server.at(server.origin() + "/a", Reply.of(200, fields));
    return new HttpTransport(Map.of(), Set.of("127.0.0.1"), Optional.empty())
        .send(
            Request.head(RemoteUrl.parse(server.origin() + "/a"), List.of()),
            Duration.ofSeconds(20));
  }

  /** Java gives such an answer to us; which of them would be the size? */
  @Test
  void anAnswerOfSeveralLengthsIsNone() {
    assertThat(catchThrowable(() -> answered("Content-Length", "5", "Content-Length", "7")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("several lengths");
    assertThat(catchThrowable(() -> answered("Content-Length", "7, 5")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anAnswerMayRepeatItsLength() throws Exception {
    assertThat(
            answered("Content-Length", "5", "Content-Length", "5")
                .headers()
                .number("Content-Length"))
        .contains(5L);
    assertThat(answered("Content-Length", "5").headers().number("Content-Length")).contains(5L);
  }
}
