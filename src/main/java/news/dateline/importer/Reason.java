package news.dateline.importer;

import java.util.Locale;

/** Why a thing in an export stays out. */
enum Reason {
    /** An editor's empty page. */
    AUTO_DRAFT,
    /** Only its staff may see it. */
    PRIVATE,
    /** It was thrown away. */
    TRASHED,
    /** It went out by mail only. */
    SENT_BY_MAIL,
    /** It needs a password. */
    PASSWORD_PROTECTED,
    /** It is for members. */
    MEMBERS_ONLY,
    /** It is for paying members. */
    PAID_MEMBERS_ONLY,
    /** It is for some tiers of members. */
    TIERS_ONLY,
    /** It belongs to the site, not to the news. */
    PAGE,
    /** An entry of a menu. */
    MENU_ITEM,
    /** No imported article shows it. */
    UNUSED_ATTACHMENT,
    /** A kind of thing that only the other system knows. */
    OTHER_TYPE,
    /** A state that only the other system knows. */
    OTHER_STATUS,
    /** Nothing tells it from others. */
    NO_ID,
    /** The same id came before in this file. */
    REPEATED_ID,
    /** It says nowhere when it was published. */
    NO_DATE,
    /** Its date is none of the years 1 to 9999. */
    DATE_OUT_OF_RANGE,
    /** Staff have edited or retracted the article here since. */
    EDITED_HERE,
    /** It is not as articles are; the note says where. */
    INVALID,
    /** Its body is larger than bodies may be. */
    BODY_TOO_LARGE,
    /** It could not be converted or stored; the log of the instance says why. */
    FAILED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
