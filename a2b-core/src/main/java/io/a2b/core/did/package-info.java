/** Numbers that calls come in on: the stock of them, who has which, what rings, what it costs. */
package io.a2b.core.did;
