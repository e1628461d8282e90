package news.dateline.mail;

/** Takes letters out of the house. */
interface Carrier {

    /** Tries once, and tells how it went rather than throwing. */
    Delivery carry(Claim claim);
}
