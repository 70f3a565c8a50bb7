/** Runs in the browser: drives the mock's API reference in a tab as a person would, without and then with a token. */

const { searchParams } = new URL(location.href);
const found: Record<string, unknown> = {};
// not in a frame: the reference lets no page have it in one
let tab: Window | null = null;

/** The element, once it is there and holds `text`. */
async function element(selector: string, text = ''): Promise<HTMLElement> {
  for (let tries = 0; tries < 600; tries += 1) {
    const there = [...(tab?.document.querySelectorAll<HTMLElement>(selector) ?? [])].find(({ textContent }) =>
      textContent.includes(text),
    );
    if (there !== undefined) return there;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error(`the reference has no ${selector} ${text}`);
}

/** Types as a person does: the page hears of it. */
function type(field: HTMLElement, text: string): void {
  const inside: typeof globalThis & Window = Object(tab);
  Object.getOwnPropertyDescriptor(inside.HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new inside.Event('input', { bubbles: true }));
}

async function main(): Promise<void> {
  tab = window.open(`${searchParams.get('at') ?? ''}/docs/`);
  const operation = '[id$="-listStatements"]';
  (await element(`${operation} .opblock-summary-control`)).click();
  (await element(`${operation} .try-out__btn`)).click();
  (await element(`${operation} .execute`)).click();
  found['before'] = (
    await element(`${operation} .live-responses-table td.response-col_status`, '401')
  ).textContent.slice(0, 3);

  (await element('.auth-wrapper .btn.authorize')).click();
  type(
    await element('.modal-ux input[type="text"], .modal-ux input[type="password"]'),
    searchParams.get('token') ?? '',
  );
  (await element('.modal-ux button.authorize')).click();
  (await element('.modal-ux .btn-done')).click();
  (await element(`${operation} .execute`)).click();
  found['after'] = (
    await element(`${operation} .live-responses-table td.response-col_status`, '200')
  ).textContent.slice(0, 3);
}

main()
  .catch((error: unknown) => {
    found['error'] = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  })
  .finally(() => void fetch('/found', { method: 'POST', body: JSON.stringify(found) }));
