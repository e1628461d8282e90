/** Endpoints of others that are told of every change, in order, signed and until they take it (Standard Webhooks). */
@NullMarked
package news.dateline.webhook;

import org.jspecify.annotations.NullMarked;
