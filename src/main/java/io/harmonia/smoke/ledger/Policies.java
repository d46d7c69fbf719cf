package io.harmonia.smoke.ledger;

import io.harmonia.smoke.policy.StatedRequirements;
import io.harmonia.smoke.policy.StatedWaivers;
import io.harmonia.smoke.schema.WorkspaceSchema;
import io.harmonia.smoke.workspace.Document;

/**
 * What a workspace asks of itself.
 *
 * @param schema the schema that its manifests must match, too
 * @param waivers what is waived
 * @param requirements what versions are needed
 */
public record Policies(
    Document<WorkspaceSchema> schema,
    Document<StatedWaivers> waivers,
    Document<StatedRequirements> requirements) {}
