package io.harmonia.smoke.plan;

import io.harmonia.smoke.finding.Check;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * The checks of a run, numbered from 0 on. A plan keeps none of them: each is made when a stream
 * comes to it, and is the same in every stream.
 */
public interface Plan {

  /** What the suite has a test method for; checks are numbered in this order. */
  enum Group {
    /** Of the manifests as a whole, and of the workspace. */
    MANIFESTS,
    /** Of the entries, and of what is required of them. */
    ENTRIES,
    /** Of the recorded checksums; one that says so where there is none in the whole run. */
    RECORDED_CHECKSUMS,
    /** Of what sources serve; none unless they are asked. */
    UPSTREAM,
    /** Of the waivers and of their file; none where there is no such file. */
    WAIVERS
  }

  /** The checks of a group, to be gone through one after the other. */
  Stream<Check> checks(Group group);

  /** Number of all checks; none is made to tell. */
  int count();

  /** The checks of all groups. */
  default Stream<Check> all() {
    return Arrays.stream(Group.values()).flatMap(this::checks);
  }
}
