// How long a tablet that hears nothing of the server may still be read, unless the institution sets another number.

/** Days. Source: offline design, §4.7; up to 45 may be set (`NIDO_LEASE_DAYS`). */
export const LEASE_DAYS = 14
