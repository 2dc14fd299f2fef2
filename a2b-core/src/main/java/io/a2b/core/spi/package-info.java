/** What hosts may implement for a2b-core. */
package io.a2b.core.spi;
