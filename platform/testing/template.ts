/** The migrated database of a test run, from which test databases are cloned. */
export const TEMPLATE = "template_migrated";
