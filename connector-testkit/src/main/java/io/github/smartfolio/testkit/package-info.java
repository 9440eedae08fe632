/**
 * The rules of the ports as tests: one abstract class per port, which the test of an implementation extends.
 *
 * <p>A subclass supplies the implementation in stated conditions and the figures by hand; the tests are {@code final}, so that a
 * rule cannot be softened for one implementation. What an implementation cannot do by its nature it declines, and that it really
 * cannot is tested as well.
 */
package io.github.smartfolio.testkit;
