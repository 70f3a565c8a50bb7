import { refuse, type Step } from './find.ts';

/** The service gives tokens to others too, for its own other interfaces; here they are good for nothing but a 403. */
export function issueOtherToken(step: Step, token: string): void {
  const { world } = step;
  if (token === '' || /\s/.test(token)) refuse(step, 'a token is a text without spaces.');
  if (world.providerByToken.has(token)) refuse(step, "this token is a lead provider's; choose another text.");
  world.otherTokens.add(token);
}
