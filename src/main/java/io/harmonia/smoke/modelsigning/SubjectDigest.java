package io.harmonia.smoke.modelsigning;

import io.harmonia.smoke.digest.Sha256;
import io.harmonia.smoke.source.Relation;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The digest of a model as a whole: the SHA-256 of all digests, in the order in which they are
 * listed (model_signing, _signing/signing.py).
 *
 * @param at where the payload stands
 * @param stated as written
 * @param resources what it is of
 */
record SubjectDigest(Location at, String stated, List<Resource> resources) {
  Relation relation() {
    return new Relation("digest of the subject", at, this::ask);
  }

  private Relation.Answer ask() {
    ByteArrayOutputStream digests = new ByteArrayOutputStream();
    for (Resource one : resources) {
      try {
        digests.writeBytes(HexFormat.of().parseHex(one.digest()));
      } catch (IllegalArgumentException e) {
        return differs(Printable.quoted(one.digest()) + ", which is no digest, is among them");
      }
    }
    String actual = Sha256.ofContent(digests.toByteArray()).hex();
    return actual.equals(stated.toLowerCase(Locale.ROOT))
        ? Relation.Answer.HOLDS
        : differs("that of the digests that are listed is " + actual);
  }

  private Relation.Answer differs(String actual) {
    return Relation.Answer.of(
        List.of(
            new Problem(
                at,
                "the digest of the subject: expected "
                    + Printable.quoted(stated)
                    + ", actual: "
                    + actual,
                "Restore the signature, or have the model signed anew (model_signing sign).")));
  }
}
