/** Newsletters and their subscribers: signing up, proving it, changing one's mind, leaving, being forgotten. */
@NullMarked
package news.dateline.newsletter;

import org.jspecify.annotations.NullMarked;
