/**
 * The ONNX hub's manifest: models of a zoo, each with path, SHA-256 and size. May use {@code
 * source} and {@code json}. Begin with {@link io.harmonia.smoke.onnxhub.OnnxHubSource}.
 */
@NullMarked
package io.harmonia.smoke.onnxhub;

import org.jspecify.annotations.NullMarked;
