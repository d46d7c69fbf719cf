package io.harmonia.smoke.json;

import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a document or a part of it, and what is worth knowing of it. */
public final class Notes {
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  /** Adds what is wrong. */
  public void add(Problem problem) {
    problems.add(problem);
  }

  /** Adds what is wrong. */
  public void addAll(List<Problem> more) {
    problems.addAll(more);
  }

  /** Adds what is worth knowing and wrong with nothing. */
  public void remark(List<String> more) {
    remarks.addAll(more);
  }

  /** What is wrong. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** What is worth knowing and wrong with nothing. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }
}
