/**
 * What Allure is told, where it is on the class path: labels, details, and a bound on the number of
 * results. The one room that knows Allure, and of it only the classes that are loaded where Allure
 * is. Begin with {@link AllureBridge}, which all others call.
 */
@NullMarked
package io.harmonia.smoke.allure;

import org.jspecify.annotations.NullMarked;
