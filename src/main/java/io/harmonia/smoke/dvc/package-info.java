/**
 * DVC's records: {@code *.dvc} files and {@code dvc.lock}, with the working directories that {@code
 * dvc.yaml} states, and directories whose digest is computed from their files. Begin with {@code
 * DvcSource}.
 */
@NullMarked
package io.harmonia.smoke.dvc;

import org.jspecify.annotations.NullMarked;
