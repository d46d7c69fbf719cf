/**
 * JSON Schema: what a document breaks of ours and of the workspace's, and what a schema does not
 * check although it seems to. Knows JSON and files, no manifests; the only room but {@code
 * manifest} that knows networknt's validator. Begin with {@link
 * io.harmonia.smoke.schema.SchemaValidator}, then {@link io.harmonia.smoke.schema.SchemaAudit}.
 */
@NullMarked
package io.harmonia.smoke.schema;

import org.jspecify.annotations.NullMarked;
