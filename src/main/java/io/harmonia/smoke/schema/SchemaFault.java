package io.harmonia.smoke.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import io.harmonia.smoke.text.Location;
import io.harmonia.smoke.text.Printable;
import io.harmonia.smoke.text.Problem;
import java.util.ArrayList;
import java.util.List;

/** One fault of an instance, of which a schema's alternatives may each complain. */
public final class SchemaFault {
  /** How messages name this project's schema. */
  public static final String OUR_NAME = "the schema";

  private final NodePath instance;
  private final Location at;
  private final String schemaName;
  private final List<String> complaints = new ArrayList<>(1);
  private final List<String> demands = new ArrayList<>(1);
  private final List<String> remedies = new ArrayList<>(1);

  /**
   * @param instance the value, from the document's root
   * @param at where it stands
   * @param schemaName how messages name the schema
   */
  public SchemaFault(NodePath instance, Location at, String schemaName) {
    this.instance = instance;
    this.at = at;
    this.schemaName = schemaName;
  }

  void add(Error error) {
    addNew(complaints, Printable.of(error.getMessage()));
    addNew(demands, error.getKeyword() + " " + error.getProperty());
    addNew(
        remedies,
        error.getKeyword().equals("required")
            ? "add \"" + Printable.of(String.valueOf(error.getProperty())) + "\""
            : "write what the schema asks for");
  }

  private static void addNew(List<String> few, String one) {
    if (!few.contains(one)) {
      few.add(one);
    }
  }

  /** The value, from the document's root. */
  public NodePath instance() {
    return instance;
  }

  boolean isOurs() {
    return schemaName.equals(OUR_NAME);
  }

  /** Whether who fixes this fault fixes the other, of our schema, as well. */
  boolean covers(SchemaFault other) {
    return !isOurs() && other.demands.containsAll(demands);
  }

  public Problem toProblem() {
    String pointer =
        instance.toString().isEmpty() ? "the document" : Printable.of(instance.toString());
    return new Problem(
        at,
        pointer + " breaks " + schemaName + ": " + String.join("; or ", complaints),
        "There: " + String.join(", or ", remedies) + ".");
  }
}
