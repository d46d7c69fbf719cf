/**
 * The tables of hosts: how each names files, and what its answers state; and the way from a
 * question to what came of it. Opens no socket. Begin with {@code UrlCourse}, then {@code Host},
 * the table of a host.
 */
@NullMarked
package io.harmonia.smoke.hosts;

import org.jspecify.annotations.NullMarked;
