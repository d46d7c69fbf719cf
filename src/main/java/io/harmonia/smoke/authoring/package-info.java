/**
 * The new content of files of a workspace, made from what is there and held to the checks of the
 * suite before anybody sees it: here checksum files and waivers. Only a command prints it. May use
 * every room but the runs, the terminal, JUnit and the commands. Begin with {@link
 * io.harmonia.smoke.authoring.NewContent}, then {@link io.harmonia.smoke.authoring.Workbench}.
 */
@NullMarked
package io.harmonia.smoke.authoring;

import org.jspecify.annotations.NullMarked;
