const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in a page, between tags or in quotes. Signs that a page cannot hold, U+0000 among them, are shown as one. */
export const escaped = (value: string): string =>
  value
    .replaceAll(
      /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
    .replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
