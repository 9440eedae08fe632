/** How well money did: weighted by money (XIRR, Dietz) and by time alone. What is not known is unavailable with the reason, never 0 %. */
package io.github.smartfolio.returns;
