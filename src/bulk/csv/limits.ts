/** What is taken from one source. */

export const MOST_BYTES = 50 * 1024 * 1024;
export const MOST_ROWS = 200_000;
/** No line with the names of columns is longer. */
export const MOST_HEADER_BYTES = 64 * 1024;
