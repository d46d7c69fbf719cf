package io.harmonia.smoke.source;

/**
 * What a user should know of a format; {@code explain FORMAT} and the pages in docs/formats show
 * it. Each part is a sentence or two.
 *
 * @param title as the format calls itself, for example {@code Git LFS}
 * @param records what is read
 * @param verified what of it is verified
 * @param missing what a file means that is not there
 * @param update how a record is brought up to date, by the format's own tool where it has one
 */
public record FormatGuide(
    String title, String records, Verified verified, String missing, String update) {

  /**
   * What is verified, by what is there of a file.
   *
   * @param withoutBytes by the record, git's index and pointers alone
   * @param withHeader by the beginning of a file
   * @param withBytes by its whole content
   * @param limits what cannot be verified here
   */
  public record Verified(String withoutBytes, String withHeader, String withBytes, String limits) {}
}
