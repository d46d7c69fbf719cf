package io.harmonia.smoke.it;

import io.harmonia.smoke.kit.RealProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * What is to be sent to Maven Central, held to what Central asks for (its page “Requirements”):
 * coordinates, what the pom must say and must not, sources and Javadoc, signatures, checksums.
 *
 * @param files the content of each, by its path
 * @param keys a {@code GNUPGHOME} with the key that signed them
 */
record CentralBundle(Map<String, byte[]> files, Path keys) {
  private static final Map<String, String> CHECKSUMS = Map.of(".md5", "MD5", ".sha1", "SHA-1");
  private static final List<String> SAID =
      List.of(
          "/project/name",
          "/project/description",
          "/project/url",
          "/project/licenses/license/name",
          "/project/licenses/license/url",
          "/project/developers/developer/name",
          "/project/scm/connection",
          "/project/scm/developerConnection",
          "/project/scm/url");

  static CentralBundle of(Path zip, Path keys) throws IOException {
    try (InputStream in = Files.newInputStream(zip)) {
      return new CentralBundle(unpacked(in), keys);
    }
  }

  private static Map<String, byte[]> unpacked(InputStream in) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), zip.readAllBytes());
        }
      }
    }
    return files;
  }

  /** What breaks a rule. */
  List<String> faults(String group, String artifact, String version) throws Exception {
    List<String> faults = new ArrayList<>();
    String start =
        "%s/%s/%s/%s-%s".formatted(group.replace('.', '/'), artifact, version, artifact, version);
    if (version.endsWith("-SNAPSHOT")) {
      faults.add("a snapshot: " + version);
    }
    for (String needed : List.of(".pom", ".jar", "-sources.jar", "-javadoc.jar")) {
      if (!files.containsKey(start + needed)) {
        faults.add("not there: " + start + needed);
      }
    }
    files.keySet().stream()
        .filter(path -> !path.startsWith(start))
        .forEach(path -> faults.add("not of this artifact: " + path));
    if (files.containsKey(start + ".pom")) {
      pom(files.get(start + ".pom"), List.of(group, artifact, version), faults);
    }
    holds(start + "-sources.jar", "io/harmonia/smoke/junit/ManifestSmokeSuite.java", faults);
    holds(start + "-javadoc.jar", "io/harmonia/smoke/junit/ManifestSmokeSuite.html", faults);
    holds(start + "-javadoc.jar", "index.html", faults);
    for (String path : files.keySet()) {
      if (!path.matches(".*\\.(asc|md5|sha1|sha256|sha512)")) {
        signed(path, faults);
        for (Map.Entry<String, String> checksum : CHECKSUMS.entrySet()) {
          checksum(path, checksum.getKey(), checksum.getValue(), faults);
        }
      }
    }
    return faults;
  }

  private static void pom(byte[] content, List<String> coordinates, List<String> faults)
      throws Exception {
    Document pom = parsed(content);
    List<String> places = List.of("groupId", "artifactId", "version");
    for (int i = 0; i < places.size(); i++) {
      String said = text(pom, "/project/" + places.get(i));
      if (!said.equals(coordinates.get(i))) {
        faults.add("pom: " + places.get(i) + " is " + said);
      }
    }
    for (String place : SAID) {
      if (text(pom, place).isBlank()) {
        faults.add("pom: says no " + place);
      }
    }
    for (String place :
        List.of(
            "//repositories", "//pluginRepositories", "//distributionManagement", "//systemPath")) {
      if (XPathFactory.newInstance()
          .newXPath()
          .evaluate("boolean(" + place + ")", pom)
          .equals("true")) {
        faults.add("pom: has " + place);
      }
    }
    if (new String(content, StandardCharsets.UTF_8).contains("-SNAPSHOT")) {
      faults.add("pom: names a snapshot");
    }
  }

  private static Document parsed(byte[] content)
      throws SAXException,
          IOException,
          GeneralSecurityException,
          javax.xml.parsers.ParserConfigurationException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(content));
  }

  private static String text(Document pom, String place) throws XPathExpressionException {
    return XPathFactory.newInstance().newXPath().evaluate(place, pom);
  }

  private void holds(String jar, String entry, List<String> faults) throws IOException {
    byte[] content = files.get(jar);
    if (content != null && !unpacked(new ByteArrayInputStream(content)).containsKey(entry)) {
      faults.add(jar + " has no " + entry);
    }
  }

  private void checksum(String path, String suffix, String algorithm, List<String> faults)
      throws GeneralSecurityException {
    byte[] stated = files.get(path + suffix);
    String actual =
        HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(files.get(path)));
    if (stated == null) {
      faults.add("not there: " + path + suffix);
    } else if (!new String(stated, StandardCharsets.UTF_8).strip().equals(actual)) {
      faults.add("wrong: " + path + suffix);
    }
  }

  /** By the keys of {@code GNUPGHOME}. */
  private void signed(String path, List<String> faults) throws IOException {
    byte[] signature = files.get(path + ".asc");
    if (signature == null) {
      faults.add("not there: " + path + ".asc");
      return;
    }
    Path folder = Files.createTempDirectory("signed");
    Files.write(folder.resolve("file"), files.get(path));
    Files.write(folder.resolve("file.asc"), signature);
    RealProgram.Ran ran =
        RealProgram.run(
            folder,
            Map.of("GNUPGHOME", keys.toString()),
            List.of("gpg", "--batch", "--verify", "file.asc", "file"));
    if (ran.exitCode() != 0) {
      faults.add("wrong: " + path + ".asc");
    }
  }
}
