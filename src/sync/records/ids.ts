/** As both services write their ids. */
const USUAL = /^[0-9a-f-]*$/;

/** An id as the copy keeps it: in small letters, and without what no database keeps in a text. */
export const idOf = (id: string): string =>
  USUAL.test(id) ? id : id.toLowerCase().replace(/\u0000|\p{Surrogate}/gu, '\ufffd');
