/** A fuzzer of our own: everything that {@code openapi.yaml} describes, asked for as it should be and as it should not. */
@NullMarked
package news.dateline.fuzz;

import org.jspecify.annotations.NullMarked;
