package cn.hegui.site;

/** Where a page of the site is read. */
enum Place {
    /** From a disk or any server, with nothing beside it. */
    ALONE,
    /** Under the addresses of the service. */
    SERVICE
}
