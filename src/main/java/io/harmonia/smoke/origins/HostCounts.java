package io.harmonia.smoke.origins;

import io.harmonia.smoke.finding.Kind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What became of the checks of sources, host by host: {@code huggingface.co: 12 match, 1 gone}. The
 * name of such a check ends in the URL.
 *
 * @param hosts those with the most checks first; of many, the rest under one name
 */
public record HostCounts(Map<String, Map<Kind, Long>> hosts) {
  /** Nobody was asked. */
  public static final HostCounts NONE = new HostCounts(Map.of());

  private static final int MOST = 50;
  private static final String OTHERS = "other hosts";
  private static final String NO_HOST = "no host";
  private static final Pattern URL = Pattern.compile("https?://(?:[^/@]*@)?([^/?]+).*");

  /** The host in the name of a check. */
  private static String hostOf(String id) {
    Matcher url = URL.matcher(id.substring(id.lastIndexOf("› ") + "› ".length()));
    return url.matches() ? url.group(1) : NO_HOST;
  }

  /** Adds a check of that name and kind to counts. */
  public static void count(Map<String, Map<Kind, Long>> counts, String id, Kind kind) {
    counts
        .computeIfAbsent(hostOf(id), host -> new EnumMap<>(Kind.class))
        .merge(kind, 1L, Long::sum);
  }

  /** Of counts in any order. */
  public static HostCounts of(Map<String, Map<Kind, Long>> counted) {
    if (counted.isEmpty()) {
      return NONE;
    }
    List<Map.Entry<String, Map<Kind, Long>>> sorted =
        new TreeMap<>(counted)
            .entrySet().stream()
                .sorted(Comparator.comparingLong(host -> -all(host.getValue())))
                .toList();
    Map<String, Map<Kind, Long>> hosts = new LinkedHashMap<>();
    for (int i = 0; i < sorted.size(); i++) {
      String name = i < MOST || sorted.size() == MOST + 1 ? sorted.get(i).getKey() : OTHERS;
      Map<Kind, Long> kinds = hosts.computeIfAbsent(name, host -> new EnumMap<>(Kind.class));
      sorted.get(i).getValue().forEach((kind, count) -> kinds.merge(kind, count, Long::sum));
    }
    return new HostCounts(hosts);
  }

  private static long all(Map<Kind, Long> kinds) {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A line for each host, for example {@code huggingface.co: 12 match, 1 gone}. */
  public List<String> lines() {
    return hosts.entrySet().stream()
        .map(
            host ->
                host.getKey()
                    + ": "
                    + host.getValue().entrySet().stream()
                        .map(kind -> kind.getValue() + " " + word(kind.getKey()))
                        .collect(Collectors.joining(", ")))
        .toList();
  }

  private static String word(Kind kind) {
    return kind.label().replaceFirst("^upstream-", "").replace('-', ' ');
  }
}
