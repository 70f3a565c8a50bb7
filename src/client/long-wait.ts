const warned = new WeakSet<object>();

/** Says once per client, where nobody listens to its events, that requests wait for the budget. */
export function warnOfLongWait(client: object): void {
  if (warned.has(client)) return;
  warned.add(client);
  console.warn(
    'lead-provider-sdk: requests wait for the rate budget (980 in five minutes, unless you set another). ' +
      'Listen with onEvent, or silence this with budgetWarning: false.',
  );
}
