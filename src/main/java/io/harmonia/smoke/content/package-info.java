/** Whether files hold what is stated of them: one file, a pointer, a directory. */
@NullMarked
package io.harmonia.smoke.content;

import org.jspecify.annotations.NullMarked;
