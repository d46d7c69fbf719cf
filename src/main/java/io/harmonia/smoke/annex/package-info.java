/**
 * The keys of git-annex, which DataLad uses: in the symbolic links and pointer files of git's
 * index. Begin with {@code AnnexSource}.
 */
@NullMarked
package io.harmonia.smoke.annex;

import org.jspecify.annotations.NullMarked;
