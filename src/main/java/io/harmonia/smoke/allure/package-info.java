/** What Allure shows of a run. Optional: nothing else needs Allure. */
@NullMarked
package io.harmonia.smoke.allure;

import org.jspecify.annotations.NullMarked;
