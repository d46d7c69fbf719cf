/**
 * JSON Schema: what a document breaks of ours and of the workspace's, and what is wrong with a
 * schema itself.
 */
@NullMarked
package io.harmonia.smoke.schema;

import org.jspecify.annotations.NullMarked;
