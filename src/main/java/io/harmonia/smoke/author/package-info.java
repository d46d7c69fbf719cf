/**
 * The author's commands of the jar: what they take, print and, with {@code --write}, put into its
 * place. What is made stands in {@code authoring}, {@code inventory} and {@code starting}. Begin
 * with {@link io.harmonia.smoke.author.AuthoringCommand}.
 */
@NullMarked
package io.harmonia.smoke.author;

import org.jspecify.annotations.NullMarked;
