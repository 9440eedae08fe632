/** Sample data, to look around with before handing over anything of one's own. */
package io.github.smartfolio.app.demo;
