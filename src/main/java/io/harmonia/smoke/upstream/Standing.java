package io.harmonia.smoke.upstream;

/** What an answer says of whether something is there. */
public enum Standing {
  /** It is there. */
  THERE,
  /** It is elsewhere, as the answer says. */
  ELSEWHERE,
  /** It is not there, which the server may say of what it does not show to everybody. */
  GONE,
  /** It is there, and shown to others only. */
  PRIVATE,
  /** Nobody can tell from outside whether it is there. */
  NOT_VISIBLE,
  /** The server does not take this method. */
  METHOD,
  /** The server cannot say now. */
  BUSY,
  /** The server cannot be reached, or what it says means nothing. */
  UNREACHABLE,
  /** It was not asked for, since it may not be. */
  REFUSED;

  /** What a status means where a host's table says nothing else (RFC 9110 section 15). */
  public static Standing of(int status) {
    return switch (status) {
      case 200, 206 -> THERE;
      case 301, 302, 303, 307, 308 -> ELSEWHERE;
      case 404, 410, 451 -> GONE;
      case 401, 403 -> PRIVATE;
      case 405, 501 -> METHOD;
      case 408, 425, 429, 500, 502, 503, 504 -> BUSY;
      default -> UNREACHABLE;
    };
  }
}
