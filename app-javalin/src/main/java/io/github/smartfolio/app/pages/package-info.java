/**
 * The pages people see: what they own, and where it is read from.
 *
 * <p>{@link io.github.smartfolio.app.pages.PageRoutes} turns a portfolio into a model of plain words and formatted figures, and a
 * template in {@code src/main/jte} writes it down. Words are in {@code messages_*.properties}, one file per language; scripts and
 * the style sheet under {@code static} in the resources. What a person does on a page goes to the HTTP API.
 */
package io.github.smartfolio.app.pages;
