/** `npm run demo`: a lead provider's year on both services, against the bundled mock. No network, no set-up. */
import { styleText } from 'node:util';
import { createClient, isLeadProviderError, type Service } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { aYear, type Narrator } from './a-year.ts';

const colours = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
const paint = (style: 'bold' | 'green' | 'red' | 'dim', text: string): string =>
  colours ? styleText(style, text) : text;

const told = [
  await tell('rect', 'Register early career teachers (rect)'),
  await tell('ecf', 'Manage training for early career teachers (ecf)'),
];
console.log(
  told.every(Boolean)
    ? paint('green', '\nBoth services went as told. README.md has the way on from here.')
    : paint('red', '\nThe story did not go as told; see above.'),
);

/** Tells the story on one service; false when something was not as told. */
async function tell(service: Service, title: string): Promise<boolean> {
  const mock = createMock({ service, clock: 'running' });
  const server = await serve(mock);
  console.log(paint('bold', `\n${title}`));
  console.log(paint('dim', `The mock listens on ${server.url}. Its clock says ${mock.clock.now.slice(0, 10)}.`));
  let chapters = 0;
  const narrator: Narrator = {
    chapter: (name) => console.log(`\n  ${paint('bold', `${(chapters += 1)}. ${name}`)}`),
    say: (line) => console.log(`     ${line}`),
  };
  const to = { baseUrl: server.url, token: mock.token('lp1') };
  const dfe = service === 'rect' ? createClient({ service, ...to }) : createClient({ service, ...to });
  try {
    await aYear(
      dfe,
      {
        school: mock.id('s4'),
        deliveryPartner: mock.id('dp1'),
        teacher: mock.id('ben'),
        retiredId: mock.id('ada-first-id'),
        currentId: mock.id('ada'),
        paidDeclaration: mock.id('d-paid'),
      },
      narrator,
    );
    console.log(`\n  ${paint('green', `All ${chapters} chapters went as told.`)}`);
    return true;
  } catch (error) {
    const kind = isLeadProviderError(error) ? `${error.name}: ` : '';
    console.error(`\n  ${paint('red', `${kind}${error instanceof Error ? error.message : String(error)}`)}`);
    process.exitCode = 1;
    return false;
  } finally {
    await server.close();
  }
}
